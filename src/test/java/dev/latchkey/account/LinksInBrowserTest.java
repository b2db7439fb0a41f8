package dev.latchkey.account;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.latchkey.onetime.LinkRounds;
import dev.latchkey.testing.Browser;
import dev.latchkey.testing.BrowserTest;
import dev.latchkey.testing.Mailbox;
import dev.latchkey.testing.MailedLinks;
import dev.latchkey.testing.TestUser;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is mailed, followed with a browser, with script and without. */
@QuarkusTest
@BrowserTest
class LinksInBrowserTest {
    private static final String NEW_PASSWORD = "wrong mule fuel cell paperclip";

    @Inject
    MailedLinks links;

    @Inject
    LinkRounds rounds;

    @Inject
    Mailbox mailbox;

    private TestUser user;

    @BeforeEach
    void register() {
        user = TestUser.registered();
        links.forget(user.email());
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aForgottenPasswordIsSetAnew(boolean script) {
        try (Browser browser = Browser.open(script)) {
            browser.go("/accounts/login");
            browser.click("Forgot your password?");
            browser.find("#email").sendKeys(user.email());
            browser.click("Mail me the link");
            assertThat(browser.text(), containsString("Check your mail"));
            rounds.answer();
            browser.go(mailbox.take(user.email()).path());
            assertEquals("/accounts/password-reset/confirm", browser.path());
            browser.find("#new_password").sendKeys(NEW_PASSWORD);
            browser.click("Set a new password");
            browser.assertAt("/accounts/login");
            browser.fillIn(new TestUser(user.id(), user.email(), NEW_PASSWORD, ""));
            assertThat(browser.text(), containsString("Hi Ada Lovelace!"));
            browser.assertNoForeignRequests();
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void anAddressIsVerifiedFromTheAccount(boolean script) {
        try (Browser browser = Browser.open(script)) {
            browser.logIn(user);
            browser.go("/accounts");
            assertThat(browser.text(), containsString("Your email address is not confirmed yet."));
            browser.click("Mail the link again");
            assertThat(browser.text(), containsString("A mail with the link is on its way."));
            browser.go(mailbox.take(user.email()).path());
            assertEquals("/accounts/verification", browser.path());
            browser.click("Yes, confirm it");
            browser.assertAt(script ? "/accounts" : "/accounts?notice=email-verified");
            assertThat(browser.text(), not(containsString("not confirmed yet")));
            browser.assertNoConsoleErrors();
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whoDidNotSignUpHasTheAccountDeleted(boolean script) {
        String token = links.verificationToken(user);
        try (Browser browser = Browser.open(script)) {
            browser.go("/accounts/verification?token=" + token);
            browser.click("I did not sign up");
            browser.assertAt("/accounts/verification/reject");
            assertThat(browser.text(), containsString(user.email()));
            browser.click("Cancel");
            browser.assertAt("/accounts/verification");
            browser.click("I did not sign up");
            browser.click("Delete the account");
            browser.assertAt("/accounts/verification/reject/done");
            assertThat(browser.text(), containsString("Your address is free again"));
            browser.go("/accounts/verification");
            assertThat(browser.text(), containsString("This link does not work any more"));
            browser.assertNoForeignRequests();
        }
        user.login().then().statusCode(401);
    }

    @Test
    void aChangeThatWaitsIsWithdrawn() {
        String wanted = TestUser.uniqueEmail();
        try (Browser browser = Browser.open(false)) {
            browser.logIn(user);
            browser.go("/accounts");
            browser.find("#email").sendKeys(wanted);
            browser.find("#email_password").sendKeys(user.password());
            browser.click("Change email address");
            browser.click("Keep the present one");
            browser.assertAt("/accounts?notice=email-change-withdrawn");
            assertThat(browser.text(), containsString("Your email address stays as it is."));
            assertThat(browser.text(), not(containsString(wanted)));
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void anAddressIsChangedAndThatIsUndone(boolean script) {
        String wanted = TestUser.uniqueEmail();
        try (Browser browser = Browser.open(script)) {
            browser.logIn(user);
            browser.go("/accounts");
            browser.find("#email").sendKeys(wanted);
            browser.find("#email_password").sendKeys(user.password());
            browser.click("Change email address");
            assertThat(browser.text(), containsString(wanted + " becomes your address once you follow the link"));
            browser.go(mailbox.take(wanted).path());
            browser.click("Yes, use it");
            browser.assertAt(script ? "/accounts" : "/accounts?notice=email-changed");
            assertThat(browser.text(), containsString(wanted));
            browser.go(mailbox.take(user.email()).path());
            assertEquals("/accounts/email/undo", browser.path());
            browser.click("Keep my address");
            browser.assertAt(script ? "/accounts/login" : "/accounts/login?notice=email-restored");
            browser.assertNoConsoleErrors();
        }
        links.resetToken(user);
        user.login().then().statusCode(401);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aLinkLogsIn(boolean script) {
        try (Browser browser = Browser.open(script)) {
            browser.go("/accounts/login");
            browser.click("Mail me a link to log in");
            browser.find("#email").sendKeys(user.email());
            browser.click("Mail me the link");
            rounds.answer();
            browser.go(mailbox.take(user.email()).path());
            assertEquals("/accounts/login/link", browser.path());
            assertThat(browser.text(), containsString("You are about to log in as " + user.email()));
            browser.click("Log in");
            assertThat(browser.text(), containsString("Hi Ada Lovelace!"));
            browser.assertNoConsoleErrors();
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aLinkThatIsNotGoodAnyMoreLeadsToANewOne(boolean script) {
        String token = links.resetToken(user);
        try (Browser browser = Browser.open(script)) {
            browser.go("/accounts/login/link?token=" + token);
            assertEquals("/accounts/login/link", browser.path());
            assertThat(browser.text(), containsString("This link does not work any more"));
            browser.click("Ask for a new link");
            browser.assertAt("/accounts/login/by-mail");
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aWrongPasswordLeavesTheAddressAsItIs(boolean script) {
        try (Browser browser = Browser.open(script)) {
            browser.logIn(user);
            browser.go("/accounts");
            browser.find("#email").sendKeys(TestUser.uniqueEmail());
            browser.find("#email_password").sendKeys("not the password");
            browser.click("Change email address");
            assertThat(browser.text(), containsString("This is not your password."));
        }
    }
}

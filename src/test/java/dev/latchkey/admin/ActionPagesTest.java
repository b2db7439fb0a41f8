package dev.latchkey.admin;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.latchkey.testing.OnlyAdmins;
import dev.latchkey.testing.TestUser;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.hamcrest.Matcher;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What administrators do to accounts in their browser. */
@QuarkusTest
class ActionPagesTest {
    @Inject
    DataSource database;

    private Administrator admin;
    private TestUser user;
    private String page;

    @BeforeEach
    void register() {
        admin = Administrator.loggedIn(TestUser.newAdmin());
        user = TestUser.registered();
        page = Administrator.page(user);
    }

    @Test
    void whoIsDisabledIsRefusedWithTheNextRequest() {
        user.asks().get("/me").then().statusCode(200);
        performs("disable").header("Location", endsWith(page + "?notice=user-disabled"));
        user.asks().get("/me").then().statusCode(401);
        user.login().then().statusCode(403);
        admin.opens(page).then().body(containsString(">Disabled</span>")).body(containsString("Logged in nowhere."));
        performs("enable").header("Location", endsWith(page + "?notice=user-enabled"));
        user.login().then().statusCode(200);
    }

    @Test
    void theRoleCountsFromTheNextRequest() {
        user.asks().get("/users").then().statusCode(403);
        performs("promote").header("Location", endsWith(page + "?notice=user-promoted"));
        user.asks().get("/users").then().statusCode(200);
        user.asks().get("/me").then().body("roles", equalTo(List.of("user", "admin")));
        performs("demote").header("Location", endsWith(page + "?notice=user-demoted"));
        user.asks().get("/users").then().statusCode(403);
    }

    @Test
    void whoIsSignedOutEverywhereCanLogInAgain() {
        TestUser elsewhere = user.loggedIn();
        performs("sign-out").header("Location", endsWith(page + "?notice=user-signed-out"));
        user.asks().get("/me").then().statusCode(401);
        elsewhere.asks().get("/me").then().statusCode(401);
        user.login().then().statusCode(200);
    }

    @Test
    void whoIsDeletedIsGone() {
        performs("delete").header("Location", endsWith("/admin?notice=user-deleted"));
        user.asks().get("/me").then().statusCode(401);
        user.login().then().statusCode(401);
        admin.opens(page).then().statusCode(404);
        admin.confirms(page + "/delete").then().statusCode(404);
    }

    @Test
    void whatIsDoneAlreadyMayBeDoneAgain() {
        for (String action : List.of("enable", "demote", "disable", "disable", "sign-out", "sign-out")) {
            performs(action);
        }
    }

    @Test
    void toAskChangesNothing() {
        String before = state();
        for (Action action : Action.values()) {
            admin.opens(page + "/" + action.segment()).then().statusCode(200);
            admin.browses().head(page + "/" + action.segment()).then().statusCode(200);
        }
        admin.opens(Administrator.sessionEnds(admin.opens(page)).get(0)).then().statusCode(200);
        assertEquals(before, state());
        user.asks().get("/me").then().statusCode(200);
    }

    @ParameterizedTest
    @EnumSource
    void whatAnotherSiteSendsIsRefused(Action action) {
        admin.browses()
                .header("Sec-Fetch-Site", "cross-site")
                .post(page + "/" + action.segment())
                .then()
                .statusCode(403);
        user.asks().get("/me").then().statusCode(200).body("roles", not(hasItem("admin")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"demote", "disable", "delete"})
    void theLastAdministratorStaysAndIsToldWhy(String action) throws Exception {
        String own = Administrator.page(admin.user());
        try (OnlyAdmins admins = OnlyAdmins.of(database, admin.user())) {
            admin.confirms(own + "/" + action)
                    .then()
                    .statusCode(409)
                    .body(containsString("<title>Error: "))
                    .body(containsString("the only administrator left"))
                    .body(containsString("action=\"" + own + "/" + action + "\""));
            assertEquals(1, admins.count());
        }
        admin.opens("/admin").then().statusCode(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"demote", "disable", "delete", "sign-out"})
    void whoActsUponThemselfIsWarnedAndLeaves(String action) {
        String path = Administrator.page(admin.user()) + "/" + action;
        admin.opens(path).then().statusCode(200).body(containsString("This is your own account."));
        admin.opens(page + "/" + action).then().body(not(containsString("your own account")));
        admin.confirms(path).then().statusCode(303).header("Location", matchesPattern("(http://[^/]+)?/"));
        int status = action.equals("demote") ? 403 : 303;
        admin.opens("/admin").then().statusCode(status);
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "de"})
    void everyQuestionIsInTheReadersLanguage(String language) {
        String own = Administrator.page(admin.user());
        Stream.concat(
                        Arrays.stream(Action.values()).map(action -> own + "/" + action.segment()),
                        Administrator.sessionEnds(admin.opens(own)).stream())
                .forEach(path -> admin.browses()
                        .header("Accept-Language", language)
                        .get(path)
                        .then()
                        .statusCode(200)
                        .header("Content-Language", language)
                        .body(containsString("Ada Lovelace"))
                        .body(not(aKey())));
        for (Action action : Action.values()) {
            admin.browses()
                    .header("Accept-Language", language)
                    .get(page + "?notice=" + action.done().queryName())
                    .then()
                    .body(containsString("role=\"status\""))
                    .body(not(aKey()));
        }
    }

    private static Matcher<String> aKey() {
        return matchesPattern(Pattern.compile(
                ".*\\b(confirm|effect|own|action|notice|problem)[A-Z].*|.*NOT_FOUND.*", Pattern.DOTALL));
    }

    private ValidatableResponse performs(String action) {
        return admin.confirms(page + "/" + action).then().statusCode(303);
    }

    private String state() {
        return admin.user().asks().get("/users/" + user.id()).asString()
                + user.asks().get("/me/sessions").path("items.id");
    }
}

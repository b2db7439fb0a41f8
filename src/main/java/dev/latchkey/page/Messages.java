package dev.latchkey.page;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/**
 * All that pages say to people, by key: the words are in {@code messages/msg_en.properties} and, for each other language, in
 * a file of its own beside it, which {@code Reader.LANGUAGES} lists. Templates write {@code msg:logIn}.
 */
@MessageBundle(value = "msg", locale = "en")
public interface Messages {
    @Message
    String language();

    @Message
    String description(String site);

    @Message
    String skip();

    @Message
    String nav();

    @Message
    String account();

    @Message
    String administration();

    @Message
    String logIn();

    @Message
    String logOut();

    @Message
    String signUp();

    @Message
    String back();

    @Message
    String welcome();

    @Message
    String notLoggedIn();

    @Message
    String home();

    @Message
    String hi(String name);

    @Message
    String loggedInAs(String email);

    @Message
    String yourAccount();

    @Message
    String errorTitle();

    @Message
    String signUpTitle();

    @Message
    String haveAccount();

    @Message
    String alreadyLoggedIn();

    @Message
    String goOn();

    @Message
    String noAccount();

    @Message
    String logOutQuestion();

    @Message
    String name();

    @Message
    String email();

    @Message
    String emailOrUsername();

    @Message
    String username();

    @Message
    String password();

    @Message
    String passwordHint(int min);

    @Message
    String showPassword();

    @Message
    String strengthShort();

    @Message
    String strengthFair();

    @Message
    String strengthGood();

    @Message
    String missingEmail();

    @Message
    String missingPassword();

    @Message
    String invalidName();

    @Message
    String invalidEmail();

    @Message
    String invalidUsername();

    @Message
    String invalidPassword();

    @Message
    String invalidCurrentPassword();

    @Message
    String invalidNewPassword();

    @Message
    String commonPassword();

    @Message
    String ownPassword();

    @Message
    String leakedPassword();

    @Message
    String problemEmailTaken();

    @Message
    String problemUsernameTaken();

    @Message
    String problemInvalidCredentials();

    @Message
    String problemAccountDisabled();

    @Message
    String problemWrongPassword();

    @Message
    String problemLastAdmin();

    @Message
    String problemTooManyAttempts(long minutes);

    @Message
    String problemOverloaded();

    @Message
    String problemUnavailable();

    @Message
    String problemOther();

    @Message
    String noticeSignedUp();

    @Message
    String noticeSaved();

    @Message
    String noticePasswordChanged();

    @Message
    String noticeSignedOut();

    @Message
    String noticeSignedOutElsewhere();

    @Message
    String noticeNothingChanged();

    @Message
    String noticeDeleted();

    @Message
    String failureTitleNotFound();

    @Message
    String failureTextNotFound();

    @Message
    String failureTitleForbidden();

    @Message
    String failureTextForbidden();

    @Message
    String failureTitleCrossSiteRequest();

    @Message
    String failureTextCrossSiteRequest();

    @Message
    String failureTitleInternalError();

    @Message
    String failureTextInternalError();

    @Message
    String failureTitleUnavailable();

    @Message
    String failureTextUnavailable();

    @Message
    String failureTitleRefused();

    @Message
    String failureTextRefused();

    @Message
    String failureId();

    @Message
    String toStart();

    @Message
    String mailHello(String name);

    @Message
    String mailHelloAnybody();

    @Message
    String mailSubjectVerification(String site);

    @Message
    String mailSubjectAddressTaken(String site);

    @Message
    String mailSubjectPasswordReset(String site);

    @Message
    String mailSubjectLoginLink(String site);

    @Message
    String mailSubjectEmailChange(String site);

    @Message
    String mailSubjectEmailChangeAsked(String site);

    @Message
    String mailSubjectNewLogin(String site);

    @Message
    String mailSubjectPasswordChanged(String site);

    @Message
    String mailSubjectAccountDisabled(String site);

    @Message
    String mailSubjectRefreshReused(String site);

    @Message
    String mailTextVerification(String site);

    @Message
    String mailTextAddressTaken(String site);

    @Message
    String mailTextPasswordReset(String site);

    @Message
    String mailTextLoginLink(String site);

    @Message
    String mailTextEmailChange(String site);

    @Message
    String mailTextEmailChangeAsked(String site);

    @Message
    String mailTextNewLogin(String site);

    @Message
    String mailTextPasswordChanged(String site);

    @Message
    String mailTextAccountDisabled(String site);

    @Message
    String mailTextRefreshReused(String site);

    @Message
    String mailButtonVerification();

    @Message
    String mailButtonAddressTaken();

    @Message
    String mailButtonPasswordReset();

    @Message
    String mailButtonLoginLink();

    @Message
    String mailButtonEmailChange();

    @Message
    String mailButtonEmailChangeAsked();

    @Message
    String mailButtonNewLogin();

    @Message
    String mailButtonPasswordChanged();

    @Message
    String mailButtonRefreshReused();

    @Message
    String mailUnlessVerification();

    @Message
    String mailUnlessAddressTaken();

    @Message
    String mailUnlessPasswordReset();

    @Message
    String mailUnlessLoginLink();

    @Message
    String mailUnlessEmailChange();

    @Message
    String mailUnlessEmailChangeAsked();

    @Message
    String mailUnlessNewLogin();

    @Message
    String mailUnlessPasswordChanged();

    @Message
    String mailUnlessAccountDisabled();

    @Message
    String mailUnlessRefreshReused();

    @Message
    String mailLifeHours(long hours, String until);

    @Message
    String mailLifeMinutes(long minutes, String until);

    @Message
    String mailCopy();

    @Message
    String mailDevice();

    @Message
    String mailIp();

    @Message
    String mailAddress();

    @Message
    String mailTime();

    @Message
    String mailFooter(String site);

    @Message
    String mailFooterNewAddress(String site);

    @Message
    String forgotPassword();

    @Message
    String logInByMail();

    @Message
    String askForLink();

    @Message
    String mailLink();

    @Message
    String askAgain();

    @Message
    String toAccount();

    @Message
    String backToLogin();

    @Message
    String mailedTitle();

    @Message
    String mailedHint();

    @Message
    String mailedReset();

    @Message
    String mailedLogin();

    @Message
    String mailedSignUp();

    @Message
    String setPassword();

    @Message
    String setPasswordEffect(String email);

    @Message
    String linkExpiredTitle();

    @Message
    String linkExpiredText();

    @Message
    String linkTitleVerification();

    @Message
    String linkTextVerification(String address);

    @Message
    String linkButtonVerification();

    @Message
    String accountMadeAt(String time);

    @Message
    String notSignedUp();

    @Message
    String rejectTitle();

    @Message
    String rejectText(String address);

    @Message
    String rejectButton();

    @Message
    String rejectedTitle();

    @Message
    String rejectedText();

    @Message
    String linkTitleLogin();

    @Message
    String linkTextLogin(String address);

    @Message
    String linkButtonLogin();

    @Message
    String linkTitleEmailChange();

    @Message
    String linkTextEmailChange(String address);

    @Message
    String linkButtonEmailChange();

    @Message
    String linkTitleEmailUndo();

    @Message
    String linkTextEmailUndo(String address);

    @Message
    String linkButtonEmailUndo();

    @Message
    String changeEmail();

    @Message
    String changeEmailEffect();

    @Message
    String newEmail();

    @Message
    String pendingEmail(String address);

    @Message
    String keepEmail();

    @Message
    String notVerified();

    @Message
    String sendAgain();

    @Message
    String invalidEmailPassword();

    @Message
    String unreachableEmail();

    @Message
    String sameEmail();

    @Message
    String problemEmailNotVerified();

    @Message
    String noticePasswordReset();

    @Message
    String noticeVerificationSent();

    @Message
    String noticeVerificationHeld();

    @Message
    String noticeEmailVerified();

    @Message
    String noticeEmailChangeAsked();

    @Message
    String noticeEmailChangeWithdrawn();

    @Message
    String noticeEmailChanged();

    @Message
    String noticeEmailRestored();

    @Message
    String accountTitle();

    @Message
    String profile();

    @Message
    String save();

    @Message
    String usernameHint();

    @Message
    String memberSince(String day);

    @Message
    String changePassword();

    @Message
    String changePasswordEffect();

    @Message
    String currentPassword();

    @Message
    String newPassword();

    @Message
    String sessions();

    @Message
    String browserOn(String browser, String system);

    @Message
    String unknownDevice();

    @Message
    String thisDevice();

    @Message
    String signOut();

    @Message
    String signOutElsewhere();

    @Message
    String moreSessions();

    @Message
    String activeNow();

    @Message
    String activeMinutes(long count);

    @Message
    String activeHours(long count);

    @Message
    String activeDays(long count);

    @Message
    String yourData();

    @Message
    String yourDataText();

    @Message
    String download();

    @Message
    String deleteAccount();

    @Message
    String deleteAccountEffect();

    @Message
    String users();

    @Message
    String figureAdmins();

    @Message
    String figureDisabled();

    @Message
    String figureMailsGivenUp();

    @Message
    String signUps();

    @Message
    String logins();

    @Message
    String chartTitle();

    @Message
    String chartSummary(long signUps, long logins);

    @Message
    String chartTable();

    @Message
    String day();

    @Message
    String search();

    @Message
    String searchLabel();

    @Message
    String searchHint();

    @Message
    String nobodyFound(String query);

    @Message
    String nobodyHere();

    @Message
    String pagesOfUsers();

    @Message
    String allUsers();

    @Message
    String firstPage();

    @Message
    String nextPage();

    @Message
    String role();

    @Message
    String roleAdmin();

    @Message
    String roleUser();

    @Message
    String state();

    @Message
    String stateEnabled();

    @Message
    String stateDisabled();

    @Message
    String since();

    @Message
    String changed();

    @Message
    String userId();

    @Message
    String verified();

    @Message
    String you();

    @Message
    String userSessions();

    @Message
    String noSessions();

    @Message
    String loggedInOn(String day);

    @Message
    String cancel();

    @Message
    String actionDisable();

    @Message
    String actionEnable();

    @Message
    String actionPromote();

    @Message
    String actionDemote();

    @Message
    String actionSignOut();

    @Message
    String actionDelete();

    @Message
    String actionEndSession();

    @Message
    String confirmDisable(String name);

    @Message
    String confirmEnable(String name);

    @Message
    String confirmPromote(String name);

    @Message
    String confirmDemote(String name);

    @Message
    String confirmSignOut(String name);

    @Message
    String confirmDelete(String name);

    @Message
    String confirmEndSession(String name);

    @Message
    String effectDisable();

    @Message
    String effectEnable();

    @Message
    String effectPromote();

    @Message
    String effectDemote();

    @Message
    String effectSignOut();

    @Message
    String effectDelete();

    @Message
    String effectEndSession();

    @Message
    String ownDisable();

    @Message
    String ownDemote();

    @Message
    String ownSignOut();

    @Message
    String ownDelete();

    @Message
    String ownEndSession();

    @Message
    String noticeUserDisabled();

    @Message
    String noticeUserEnabled();

    @Message
    String noticeUserPromoted();

    @Message
    String noticeUserDemoted();

    @Message
    String noticeUserSignedOut();

    @Message
    String noticeUserDeleted();
}

package dev.latchkey.account;

import dev.latchkey.page.Form;
import dev.latchkey.problem.Problem;
import dev.latchkey.user.UserView;
import org.jspecify.annotations.Nullable;

/** The forms of the account page. At most one of them comes back refused; the others are as if the page were opened. */
record AccountForms(Form profile, Form password, Form deletion) {
    static AccountForms of(UserView user) {
        return new AccountForms(
                profile(user.name(), user.username()),
                Form.of("current_password", "new_password"),
                Form.of("password"));
    }

    private static Form profile(@Nullable String name, @Nullable String username) {
        return Form.of("name", "username").with("name", name).with("username", username);
    }

    AccountForms refusedProfile(ProfileForm typed, Problem problem) {
        return new AccountForms(profile(typed.name(), typed.username()).refused(problem, ""), password, deletion);
    }

    AccountForms refusedPassword(Problem problem) {
        return new AccountForms(profile, password.refused(problem, "current_password"), deletion);
    }

    AccountForms refusedDeletion(Problem problem) {
        return new AccountForms(profile, password, deletion.refused(problem, "password"));
    }

    public boolean isRefused() {
        return profile.isRefused() || password.isRefused() || deletion.isRefused();
    }
}

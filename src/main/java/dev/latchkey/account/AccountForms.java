package dev.latchkey.account;

import dev.latchkey.page.Form;
import dev.latchkey.problem.Problem;
import dev.latchkey.user.UserView;
import org.jspecify.annotations.Nullable;

/** The forms of the account page. At most one of them comes back refused; the others are as if the page were opened. */
record AccountForms(Form profile, Form address, Form password, Form deletion) {
    static AccountForms of(UserView user) {
        return new AccountForms(
                profile(user.name(), user.username()),
                Form.of("email", "email_password"),
                Form.of("current_password", "new_password"),
                Form.of("password"));
    }

    private static Form profile(@Nullable String name, @Nullable String username) {
        return Form.of("name", "username").with("name", name).with("username", username);
    }

    AccountForms refusedProfile(ProfileForm typed, Problem problem) {
        return new AccountForms(
                profile(typed.name(), typed.username()).refused(problem, ""), address, password, deletion);
    }

    AccountForms refusedAddress(AddressForm typed, Problem problem) {
        return new AccountForms(
                profile, address.with("email", typed.email()).refused(problem, "email_password"), password, deletion);
    }

    AccountForms refusedPassword(Problem problem) {
        return new AccountForms(profile, address, password.refused(problem, "current_password"), deletion);
    }

    AccountForms refusedDeletion(Problem problem) {
        return new AccountForms(profile, address, password, deletion.refused(problem, "password"));
    }

    public boolean isRefused() {
        return profile.isRefused() || address.isRefused() || password.isRefused() || deletion.isRefused();
    }
}

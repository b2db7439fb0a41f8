package dev.latchkey.account;

import dev.latchkey.page.Form;
import dev.latchkey.problem.Problem;
import dev.latchkey.user.UserView;

/** The forms of the account page. At most one of them comes back refused; the others are as if the page were opened. */
record AccountForms(Form profile, Form password, Form deletion) {
    static AccountForms of(UserView user) {
        Form profile = Form.empty().with("name", user.name()).with("username", user.username());
        return new AccountForms(profile, Form.empty(), Form.empty());
    }

    AccountForms refusedProfile(ProfileForm typed, Problem problem) {
        Form again = Form.empty().with("name", typed.name()).with("username", typed.username());
        return new AccountForms(again.refused(problem, ""), password, deletion);
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

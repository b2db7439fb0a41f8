package dev.latchkey.login;

import dev.latchkey.page.LocalPath;
import dev.latchkey.web.PlainText;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import org.jspecify.annotations.Nullable;

/**
 * What somebody typed to log in.
 *
 * @param email the account's email address, or its username
 * @param next where they wanted to go; elsewhere than to a path of ours nobody is sent
 */
record LoginForm(
        @NotBlank(message = "is required") @PlainText(max = 254) String email,
        @NotEmpty(message = "is required") String password,
        @Nullable String next) {

    String target() {
        return LocalPath.of(next, "/");
    }
}

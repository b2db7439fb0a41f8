package dev.latchkey.account;

import dev.latchkey.web.Change;
import org.jspecify.annotations.Nullable;

/** The profile as a page's form sends it: all of it, with nothing in the field of somebody who has no username. */
record ProfileForm(@Nullable String name, @Nullable String username) {
    ProfileChange asChange() {
        return new ProfileChange(Change.to(name), Change.to(username == null || username.isBlank() ? null : username));
    }
}

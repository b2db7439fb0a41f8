package dev.latchkey.web;

import java.util.Set;

/**
 * The pages that mailed links lead to. They tell no other page where one comes from, so a browser that sends their form names no
 * origin either. Nor need it: what their form does is in a {@code SameSite} cookie, which another site's form does not bring.
 */
final class LinkPaths {
    private static final Set<String> ALL = Set.of(
            "/accounts/password-reset/confirm",
            "/accounts/login/link",
            "/accounts/verification",
            "/accounts/verification/reject",
            "/accounts/email",
            "/accounts/email/undo");

    private LinkPaths() {}

    static boolean include(String path) {
        return ALL.contains(path);
    }
}

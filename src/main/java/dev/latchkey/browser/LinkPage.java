package dev.latchkey.browser;

import org.jspecify.annotations.Nullable;

/**
 * A page that a mailed link leads to, and what it asks before it does anything: programs open the links of mails, too.
 *
 * @param path of the page, where its answer is sent
 * @param kind what the keys of its texts end with: {@code Verification} has {@code linkTitleVerification} and {@code linkTextVerification}
 * @param on where somebody goes on whose link is not good any more
 * @param objection where somebody goes who has nothing to do with the account; null where the link does not ask for that
 */
public record LinkPage(String path, String kind, WayOn on, @Nullable WayOn objection) {
    public LinkPage(String path, String kind, WayOn on) {
        this(path, kind, on, null);
    }

    public String title() {
        return "linkTitle" + kind;
    }

    public String text() {
        return "linkText" + kind;
    }

    public String button() {
        return "linkButton" + kind;
    }
}

package dev.latchkey.browser;

/**
 * What the page of a mailed link asks before it does anything: programs open the links of mails, too.
 *
 * @param path where the answer is sent
 * @param kind what the keys of its texts end with: {@code Verification} has {@code titleVerification} and {@code textVerification}
 * @param address whom or what it is about
 */
public record LinkQuestion(String path, String kind, String address) {
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

package dev.latchkey.audit;

/**
 * What verifying the chain came to.
 *
 * @param exitCode 0 where it is whole, 1 where it is broken, 2 where that could not be found out
 * @param text for the operator, in one line
 */
public record Verdict(int exitCode, String text) {
    static Verdict whole(String text) {
        return new Verdict(0, text);
    }

    static Verdict broken(String text) {
        return new Verdict(1, "The chain is broken: " + text);
    }

    static Verdict unknown(String text) {
        return new Verdict(2, "The chain cannot be verified: " + text);
    }
}

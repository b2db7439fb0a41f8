package dev.latchkey.web;

/** The order in which requests pass what is in front of REST, the highest first. Security headers belong above these. */
final class Priorities {
    static final int FAILURES = 400;
    static final int DEADLINE = 300;
    static final int BODY = 200;

    private Priorities() {}
}

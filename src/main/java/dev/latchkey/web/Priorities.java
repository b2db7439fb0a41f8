package dev.latchkey.web;

/** The order in which requests pass what is in front of REST, the highest first. */
final class Priorities {
    /** Before all that answers. */
    static final int CHUNKS = 510;

    static final int HEADERS = 500;
    /** Before all that refuses: a script has to be able to read why. */
    static final int CORS = 450;

    static final int FAILURES = 400;
    static final int DEADLINE = 300;
    static final int BODY = 200;
    /** After the body: closing on one that still comes would lose the answer. */
    static final int CROSS_SITE = 150;

    static final int SOUNDNESS = 140;
    static final int LENIENCE = 130;
    /** Before Quarkus's own. */
    static final int DOCUMENT = 1;

    private Priorities() {}
}

package dev.latchkey.database;

/** When work on the database that nobody waits for is done. */
public final class Upkeep {
    /** The first round of what has time: while a node starts and takes its first requests, they need it all. */
    public static final String AFTER_START = "PT1M";

    private Upkeep() {}
}

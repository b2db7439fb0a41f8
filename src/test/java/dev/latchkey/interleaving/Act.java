package dev.latchkey.interleaving;

/** Something that is done to a subject in several statements. */
interface Act {
    Answer perform(Subject subject, Side side) throws Exception;

    /** Whether a statement of it may go at any time: nothing of the other matters to it, nor it to anything of the other. */
    boolean passes(Statement statement, Act other);

    /** What of an answer has to be the same as if the one had come after the other. */
    String essence(Answer answer, Subject subject);
}

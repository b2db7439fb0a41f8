package dev.latchkey.revocation;

import java.util.UUID;

/** Something that this node remembers of the database, to be told when it no longer holds. Called on one thread at a time. */
public interface Memory {
    /** What is remembered of this session may have changed. Whatever is being read of it at this moment counts as old too. */
    default void forgetSession(UUID sessionId) {}

    /** What is remembered of this user may have changed, or the user is gone. */
    default void forgetUser(UUID userId) {}

    /** Anything may have changed. */
    void forgetAll();
}

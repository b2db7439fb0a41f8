package dev.latchkey.audit;

import java.util.UUID;

/** Who acts in an authenticated request: an attribute of its {@code SecurityIdentity}, by which events know their actor. */
public interface Acting {
    /** The attribute's name. */
    String ATTRIBUTE = "latchkey.caller";

    UUID userId();

    /** The session that the request belongs to. */
    UUID sessionId();
}

package dev.latchkey.keys;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Where a key is in its life. */
public enum KeyPhase {
    /** Verifiers can know it, and it signs soon. */
    @JsonProperty("published")
    PUBLISHED,
    /** It signs. */
    @JsonProperty("signing")
    SIGNING,
    /** It signs no more; what it signed verifies until it has expired. */
    @JsonProperty("retired")
    RETIRED
}

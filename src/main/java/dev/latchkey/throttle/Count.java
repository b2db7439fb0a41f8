package dev.latchkey.throttle;

import java.util.UUID;

/**
 * One of the things that an attempt is counted under.
 *
 * @param key what is counted, as a MAC that gives nothing of it away
 */
record Count(Rule rule, UUID key, Figures figures) {}

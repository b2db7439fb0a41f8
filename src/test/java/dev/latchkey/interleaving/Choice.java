package dev.latchkey.interleaving;

/**
 * Whose statement goes next.
 *
 * @param otherWaits that the other's would wait for a lock, as was seen: it is not let through before this side's transaction
 *     ends, since meanwhile it could do nothing anyway
 */
record Choice(int side, boolean otherWaits) {}

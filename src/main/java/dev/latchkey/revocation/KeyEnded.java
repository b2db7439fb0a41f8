package dev.latchkey.revocation;

/**
 * A key was taken away before its time, and this node knows: nothing that it made is accepted any more. Observed on the
 * thread that follows revocations, so whoever has much to do does it elsewhere.
 */
public record KeyEnded(String kid) {}

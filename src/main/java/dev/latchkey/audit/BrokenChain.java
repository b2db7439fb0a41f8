package dev.latchkey.audit;

/** Somebody has changed what was sealed. The message says where, for the operator. */
final class BrokenChain extends RuntimeException {
    private static final long serialVersionUID = 1L;

    BrokenChain(String where) {
        super(where);
    }
}

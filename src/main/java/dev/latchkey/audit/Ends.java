package dev.latchkey.audit;

/**
 * Where the chain begins and ends, as the database has it.
 *
 * @param anchor the last event that retention has removed
 * @param head the last event that was sealed
 * @param mac over both, as hexadecimal digits: see {@link ChainKey#mac}
 */
record Ends(Link anchor, Link head, String mac) {
    static final String COLUMNS =
            """
            anchor_position, encode(anchor_hash, 'hex') AS anchor, head_position, encode(head_hash, 'hex') AS head,
            encode(mac, 'hex') AS mac""";

    static Ends signed(Link anchor, Link head, ChainKey key) {
        return new Ends(anchor, head, key.mac(anchor, head));
    }

    /** Fails where somebody has moved them who does not have the key. */
    void require(ChainKey key) {
        if (!key.mac(anchor, head).equals(mac)) {
            throw new BrokenChain("the ends of the chain, in the table audit_chain, were changed by somebody else");
        }
    }
}

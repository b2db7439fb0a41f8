package dev.latchkey.interleaving;

/**
 * A statement on its way to the server.
 *
 * @param clientPort by which the server tells its connection from others
 */
record Statement(String sql, int clientPort) {
    private static final int SHOWN = 50;

    boolean begins() {
        return sql.startsWith("BEGIN");
    }

    boolean ends() {
        return sql.startsWith("COMMIT") || sql.startsWith("ROLLBACK");
    }

    @Override
    public String toString() {
        String line = sql.strip().replaceAll("\\s+", " ");
        return line.length() <= SHOWN ? line : line.substring(0, SHOWN) + "...";
    }
}

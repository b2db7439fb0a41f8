package dev.latchkey.interleaving;

import java.util.regex.Pattern;

/**
 * A statement on its way to the server.
 *
 * @param clientPort by which the server tells its connection from others
 */
record Statement(String sql, int clientPort) {
    private static final int SHOWN = 50;
    private static final Pattern AUDIT = Pattern.compile("(?i)insert into audit_events|audit_event\\(");

    /** Whether it only adds to what nothing else reads, or counts for one session: no order with others makes a difference. */
    boolean meetsNobody() {
        return AUDIT.matcher(sql).find() || sql.contains("throttle_");
    }

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

package dev.latchkey.interleaving;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;

/** A refresh as it must not be written: it reads and decides first, and writes then. */
record CarelessRefresh(Stage stage) implements Act {
    private static final String READ = "SELECT counter FROM sessions WHERE id = ?";
    private static final String WRITE = "UPDATE sessions SET counter = counter + 1 WHERE id = ?";

    @Override
    public Answer perform(Subject subject, Side side) throws SQLException {
        try (Connection database = stage.connect(side);
                PreparedStatement read = database.prepareStatement(READ);
                PreparedStatement write = database.prepareStatement(WRITE)) {
            read.setObject(1, subject.sessionId());
            ResultSet rows = read.executeQuery();
            boolean current =
                    rows.next() && rows.getInt(1) == subject.refreshTokens().size() - 1;
            write.setObject(1, subject.sessionId());
            return current && write.executeUpdate() == 1
                    ? new Answer(200, Optional.empty(), Optional.of("successor " + UUID.randomUUID()))
                    : new Answer(401, Optional.empty(), Optional.empty());
        }
    }

    @Override
    public boolean passes(Statement statement, Act other) {
        return statement.sql().startsWith("SET ");
    }

    @Override
    public String toString() {
        return "CARELESS_REFRESH";
    }

    @Override
    public String essence(Answer answer, Subject subject) {
        return String.valueOf(answer.status());
    }
}

package dev.latchkey.database;

import dev.latchkey.problem.CannotStart;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/** Tells at the start a database that is still to come, and is waited for, from one that will not have us. */
@ApplicationScoped
class FirstConnection {
    private static final Logger LOG = Logger.getLogger(FirstConnection.class);
    private static final String INVALID_AUTHORIZATION = "28";
    private static final String NO_SUCH_DATABASE = "3D000";

    private final DataSource database;

    FirstConnection(DataSource database) {
        this.database = database;
    }

    void to(String place) {
        try (Connection connection = database.getConnection()) {
            LOG.debugf("Connected to %s", connection);
        } catch (SQLException e) {
            String reason = String.valueOf(e.getMessage()).strip().replaceAll("\\s*\\R\\s*", " ");
            if (isFinal(e)) {
                throw new CannotStart(place + " refuses it: " + reason + ".");
            }
            LOG.warnf("Waiting for %s: %s", place, reason);
        }
    }

    private static boolean isFinal(SQLException refusal) {
        String state = String.valueOf(refusal.getSQLState());
        return state.startsWith(INVALID_AUTHORIZATION) || state.equals(NO_SUCH_DATABASE);
    }
}

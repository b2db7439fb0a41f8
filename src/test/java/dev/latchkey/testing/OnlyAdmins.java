package dev.latchkey.testing;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.UUID;
import javax.sql.DataSource;

/** While it is open, these users are the only ones who may administer; then all others may again. */
public final class OnlyAdmins implements AutoCloseable {
    private static final String DISABLE_OTHERS =
            """
            WITH disabled AS (
                UPDATE users SET enabled = false
                WHERE enabled AND roles @> ARRAY ['admin'] AND id <> ALL (?) RETURNING id)
            SELECT array_agg(id) FROM disabled""";
    private static final String ENABLE = "UPDATE users SET enabled = true WHERE id = ANY (?)";
    private static final String COUNT = "SELECT count(*) FROM users WHERE enabled AND roles @> ARRAY ['admin']";

    private final DataSource database;
    private final Array others;

    private OnlyAdmins(DataSource database, Array others) {
        this.database = database;
        this.others = others;
    }

    /** These users have to be administrators already. */
    public static OnlyAdmins of(DataSource database, TestUser... users) throws SQLException {
        Object[] ids =
                Arrays.stream(users).map(TestUser::id).map(UUID::fromString).toArray();
        try (Connection connection = database.getConnection();
                PreparedStatement disable = connection.prepareStatement(DISABLE_OTHERS)) {
            disable.setArray(1, connection.createArrayOf("uuid", ids));
            ResultSet disabled = disable.executeQuery();
            disabled.next();
            return new OnlyAdmins(database, disabled.getArray(1));
        }
    }

    /** How many there are now who may administer. */
    public long count() throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement count = connection.prepareStatement(COUNT)) {
            ResultSet counted = count.executeQuery();
            counted.next();
            return counted.getLong(1);
        }
    }

    @Override
    public void close() throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement enable = connection.prepareStatement(ENABLE)) {
            enable.setArray(1, others);
            enable.executeUpdate();
        }
    }
}

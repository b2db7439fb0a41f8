package dev.latchkey.database;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.SslMode;
import org.junit.jupiter.api.Test;

class ListeningConnectionTest {
    @Test
    void theSslmodeOfAUrlOfItsOwnCounts() {
        assertEquals(
                SslMode.REQUIRE,
                redirected("postgresql://other/auth?sslmode=require").getSslMode());
    }

    @Test
    void theSslmodeOfThePoolCountsWhereTheUrlHasNone() {
        assertEquals(SslMode.PREFER, redirected("postgresql://other/auth").getSslMode());
    }

    @Test
    void theUserOfThePoolLogsInWhereTheUrlNamesNone() {
        assertEquals("ada", redirected("postgresql://other/auth").getUser());
        assertEquals("eve", redirected("postgresql://eve@other/auth").getUser());
    }

    private static PgConnectOptions redirected(String url) {
        PgConnectOptions options =
                new PgConnectOptions().setUser("ada").setSslMode(SslMode.PREFER).setPassword("unused");
        ListeningConnection.redirect(options, DatabaseUrl.parse(url));
        return options;
    }
}

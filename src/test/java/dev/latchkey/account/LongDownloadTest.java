package dev.latchkey.account;

import static dev.latchkey.testing.Problems.problem;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.latchkey.testing.Patience;
import dev.latchkey.testing.TestUser;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URL;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A download of 20,000 posts, 40 MB, by clients who are slow or go away. */
@QuarkusTest
@Timeout(60)
class LongDownloadTest {
    private static final Logger LOG = Logger.getLogger(LongDownloadTest.class);
    private static final int POSTS = 20_000;
    private static final int MEGABYTE = 1 << 20;
    private static final String LAST_CHUNK = "\r\n0\r\n\r\n";
    private static final String READING =
            "FROM pg_stat_activity WHERE application_name = 'latchkey' AND query LIKE '%from posts p1_0 join%'";

    @Inject
    DataSource database;

    @TestHTTPResource
    URL url;

    private TestUser user;

    @BeforeEach
    void write() throws SQLException {
        user = TestUser.registered();
        run(
                """
                INSERT INTO posts SELECT (left('%1$s', 24) || lpad(to_hex(n), 12, '0'))::uuid, '%1$s', 'A post', repeat('0123456789', 200),
                true, now(), now() FROM generate_series(1, %2$d) n"""
                        .formatted(user.id(), POSTS));
    }

    @AfterEach
    void delete() throws SQLException {
        delete(user);
    }

    private void delete(TestUser writer) throws SQLException {
        run("DELETE FROM users WHERE id = '%s'".formatted(writer.id()));
    }

    @Test
    void allOfItComesThoughItTakesLongerThanTheDeadline() throws Exception {
        try (SlowDownload download = SlowDownload.begin(user, url.getPort())) {
            String stopped = whenNothingIsReadAnyMore();
            Thread.sleep(5_000);
            assertEquals(stopped, lastReading());
            String answer = download.rest();
            assertTrue(answer.endsWith("}\n" + LAST_CHUNK), () -> answer.substring(answer.length() - 200));
            assertEquals(POSTS, answer.split("\"title\":", -1).length - 1);
        }
    }

    @Test
    void whoReadsNothingCostsLittleMemoryAndNoConnectionAndNoMoreThanSomeCan() throws Exception {
        List<TestUser> users = Stream.generate(TestUser::registered).limit(9).toList();
        for (TestUser writer : users) {
            writeLongest(writer);
        }
        whenNothingIsReadAnyMore();
        long before = used();
        List<SlowDownload> downloads = new ArrayList<>();
        for (TestUser reader : users.subList(0, 8)) {
            downloads.add(SlowDownload.begin(reader, url.getPort()));
            downloads.add(SlowDownload.begin(reader, url.getPort()));
        }
        whenNothingIsReadAnyMore();
        long growth = used() - before;
        LOG.infof("16 downloads that wait take %d KiB of heap", growth / 1024);
        assertTrue(growth < 64 * MEGABYTE, () -> growth + " bytes");
        assertEquals("0", query("SELECT count(*) " + READING + " AND state <> 'idle'"));
        users.get(8)
                .asks()
                .get("/me/data")
                .then()
                .spec(problem(503, "overloaded"))
                .header("Retry-After", "10");
        downloads.remove(0).close();
        assertTrue(Patience.soon(() -> users.get(8).asks().get("/me/data").statusCode() == 200));
        for (SlowDownload download : downloads) {
            download.close();
        }
        for (TestUser writer : users) {
            delete(writer);
        }
    }

    @Test
    void nobodyTakesAllThePlaces() throws Exception {
        List<SlowDownload> both =
                List.of(SlowDownload.begin(user, url.getPort()), SlowDownload.begin(user, url.getPort()));
        whenNothingIsReadAnyMore();
        user.asks().get("/me/data").then().spec(problem(503, "overloaded"));
        TestUser.registered().asks().get("/me/data").then().statusCode(200);
        for (SlowDownload download : both) {
            download.close();
        }
        assertTrue(Patience.soon(() -> user.asks().get("/me/data").statusCode() == 200), "the places are free again");
    }

    @Test
    void whatIsDeletedMeanwhileIsLeftOutAndTheDocumentIsWhole() throws Exception {
        try (SlowDownload download = SlowDownload.begin(user, url.getPort())) {
            whenNothingIsReadAnyMore();
            delete();
            String answer = download.rest();
            assertTrue(answer.endsWith("}\n" + LAST_CHUNK));
            assertTrue(answer.length() < POSTS * 2_000);
        }
    }

    @Test
    void nothingIsReadForAClientWhoIsGone() throws Exception {
        SlowDownload download = SlowDownload.begin(user, url.getPort());
        String stopped = whenNothingIsReadAnyMore();
        download.close();
        Thread.sleep(500);
        assertEquals(stopped, lastReading());
    }

    @Test
    void whatTheDatabaseBreaksOffIsNoWholeDocument() throws Exception {
        try (SlowDownload download = SlowDownload.begin(user, url.getPort())) {
            whenNothingIsReadAnyMore();
            run("ALTER TABLE posts RENAME TO posts_elsewhere");
            String answer = download.rest();
            assertTrue(answer.startsWith("HTTP/1.1 200"));
            assertFalse(answer.endsWith(LAST_CHUNK));
            assertTrue(answer.length() < POSTS * 2_000);
        } finally {
            run("ALTER TABLE posts_elsewhere RENAME TO posts");
        }
    }

    private void writeLongest(TestUser writer) throws SQLException {
        run(
                """
                INSERT INTO posts SELECT (left('%1$s', 24) || lpad(to_hex(n), 12, '0'))::uuid, '%1$s', 'A post', repeat(chr(128512), 20000), true, now(), now()
                FROM generate_series(1, 100) n"""
                        .formatted(writer.id()));
    }

    private String whenNothingIsReadAnyMore() throws Exception {
        String before = "";
        String now = lastReading();
        for (int same = 0; same < 3; same = now.equals(before) ? same + 1 : 0) {
            before = now;
            Thread.sleep(150);
            now = lastReading();
        }
        return now;
    }

    private String lastReading() throws SQLException {
        return query("SELECT coalesce(max(query_start)::text, '') " + READING);
    }

    private static long used() throws InterruptedException {
        System.gc();
        Thread.sleep(200);
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    private void run(String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private String query(String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                var statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            return rows.next() ? rows.getString(1) : "";
        }
    }
}

package dev.latchkey.database;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.latchkey.testing.LatchkeyProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class KilledProcessIT {
    private static final Logger LOG = Logger.getLogger(KilledProcessIT.class);
    private static final int KILLS = 2;
    private static final int CLIENTS = 16;
    private static final int REFRESHING = 8;
    private static final int STORM = 150;
    private static final long LAST_ANSWERS_MILLIS = 300;

    @TempDir
    Path home;

    /** Both at once, each while the other is under way: a start takes as long as a storm. */
    @Test
    void everyAcknowledgedRegistrationOutlivesKill9AndNobodyWhoRefreshesIsLoggedOut() throws Exception {
        int acknowledged = 0;
        LatchkeyProcess latchkey = start();
        List<RefreshingClient> refreshing = refreshingOn(latchkey);
        for (int kill = 0; kill < KILLS; kill++) {
            Queue<String> emails = new ConcurrentLinkedQueue<>();
            int before = refreshes(refreshing);
            List<Client> clients = new ArrayList<>(refreshing);
            clients.addAll(Collections.nCopies(CLIENTS, process -> register(process, emails)));
            BooleanSupplier enough = () -> emails.size() >= STORM && refreshes(refreshing) > before + STORM;
            stormThatEndsInKill9(latchkey, clients, enough, kill % 2 == 0);
            acknowledged += emails.size();
            latchkey = start();
            assertAllCanLogIn(latchkey, emails);
            for (RefreshingClient client : refreshing) {
                client.assertStillLoggedIn(latchkey);
            }
        }
        assertAuditLogIsWhole();
        latchkey.close();
        LOG.infof("%d kills: all of %d registrations that were acknowledged log in", KILLS, acknowledged);
        LOG.infof("%d refreshes before and after them, and nobody was logged out", refreshes(refreshing));
    }

    /** Of a batch that was being sealed, all is there, or nothing. */
    private void assertAuditLogIsWhole() throws Exception {
        LatchkeyProcess command = LatchkeyProcess.command(home, Map.of(), "verify-audit");
        assertEquals(0, command.process().waitFor(), () -> String.valueOf(command.process()));
        String verdict = command.output().get(0);
        assertTrue(verdict.contains("chain whole"), verdict);
    }

    private static List<RefreshingClient> refreshingOn(LatchkeyProcess latchkey) throws Exception {
        List<RefreshingClient> clients = new ArrayList<>();
        for (int i = 0; i < REFRESHING; i++) {
            clients.add(RefreshingClient.on(latchkey));
        }
        return clients;
    }

    private static int refreshes(List<RefreshingClient> clients) {
        return clients.stream().mapToInt(RefreshingClient::refreshes).sum();
    }

    private void stormThatEndsInKill9(
            LatchkeyProcess latchkey, List<? extends Client> clients, BooleanSupplier enough, boolean withDatabase)
            throws Exception {
        List<Thread> threads = clients.stream()
                .map(client -> new Thread(() -> goOnUntilItFails(client, latchkey)))
                .toList();
        threads.forEach(Thread::start);
        while (!enough.getAsBoolean()) {
            Thread.sleep(5);
        }
        kill(latchkey.process(), withDatabase ? database() : Stream.of());
        Thread.sleep(LAST_ANSWERS_MILLIS);
        for (Thread thread : threads) {
            thread.interrupt(); // some would wait for an answer until they give up
            thread.join();
        }
    }

    private static void goOnUntilItFails(Client client, LatchkeyProcess latchkey) {
        try {
            while (true) {
                client.ask(latchkey);
            }
        } catch (IOException | InterruptedException killed) {
            LOG.debug("The process is gone", killed);
        }
    }

    private static void register(LatchkeyProcess latchkey, Queue<String> acknowledged)
            throws IOException, InterruptedException {
        String email = UUID.randomUUID() + "@example.org";
        if (latchkey.register(email).statusCode() == 201) {
            acknowledged.add(email);
        }
    }

    /** In one go: left alone, the JVM's watcher would stop the database in order. */
    private static void kill(Process latchkey, Stream<ProcessHandle> database) throws Exception {
        List<String> command = new ArrayList<>(List.of("kill", "-9"));
        Stream.of(Stream.of(latchkey.toHandle()), latchkey.descendants(), database)
                .flatMap(processes -> processes)
                .forEach(process -> command.add(String.valueOf(process.pid())));
        assertEquals(0, new ProcessBuilder(command).start().waitFor());
        latchkey.waitFor();
    }

    private Stream<ProcessHandle> database() throws IOException {
        ProcessHandle server = Postmaster.of(new DataDirectory(home.toRealPath().resolve(".latchkey")))
                .orElseThrow()
                .process();
        return Stream.concat(Stream.of(server), server.children());
    }

    private static void assertAllCanLogIn(LatchkeyProcess latchkey, Queue<String> emails) {
        List<String> lost = emails.parallelStream()
                .filter(email -> !canLogIn(latchkey, email))
                .toList();
        assertEquals(List.of(), lost);
    }

    private static boolean canLogIn(LatchkeyProcess latchkey, String email) {
        try {
            int status = latchkey.login(email).statusCode();
            for (int i = 0; status == 503 && i < 50; i++) {
                Thread.sleep(100); // all of them at once are much for a process that has just started
                status = latchkey.login(email).statusCode();
            }
            return status == 200;
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private LatchkeyProcess start() throws Exception {
        return LatchkeyProcess.in(home, "-Dlatchkey.password.argon2.memory=64", "-Dlatchkey.session.refresh-grace=60s")
                .ready();
    }

    interface Client {
        void ask(LatchkeyProcess latchkey) throws IOException, InterruptedException;
    }
}

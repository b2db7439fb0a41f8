package dev.latchkey.database;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.latchkey.testing.LatchkeyProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class KilledProcessIT {
    private static final Logger LOG = Logger.getLogger(KilledProcessIT.class);
    private static final int KILLS = 5;
    private static final int CLIENTS = 16;
    private static final int STORM = 150;
    private static final long LAST_ANSWERS_MILLIS = 300;

    @TempDir
    Path home;

    @Test
    void everyAcknowledgedRegistrationOutlivesKill9() throws Exception {
        int acknowledged = 0;
        LatchkeyProcess latchkey = start();
        for (int kill = 0; kill < KILLS; kill++) {
            List<String> emails = stormThatEndsInKill9(latchkey, kill % 2 == 0);
            acknowledged += emails.size();
            latchkey = start();
            assertAllCanLogIn(latchkey, emails);
        }
        latchkey.close();
        LOG.infof("%d registrations acknowledged before %d kills, and all logged in after", acknowledged, KILLS);
    }

    private List<String> stormThatEndsInKill9(LatchkeyProcess latchkey, boolean withDatabase) throws Exception {
        Queue<String> acknowledged = new ConcurrentLinkedQueue<>();
        List<Thread> clients = IntStream.range(0, CLIENTS)
                .mapToObj(client -> new Thread(() -> registerUntilItFails(latchkey, acknowledged)))
                .toList();
        clients.forEach(Thread::start);
        while (acknowledged.size() < STORM) {
            Thread.sleep(5);
        }
        kill(latchkey.process(), withDatabase ? database() : Stream.of());
        Thread.sleep(LAST_ANSWERS_MILLIS);
        for (Thread client : clients) {
            client.interrupt(); // some would wait for an answer until they give up
            client.join();
        }
        return List.copyOf(acknowledged);
    }

    private static void registerUntilItFails(LatchkeyProcess latchkey, Queue<String> acknowledged) {
        try {
            while (true) {
                String email = UUID.randomUUID() + "@example.org";
                if (latchkey.register(email).statusCode() == 201) {
                    acknowledged.add(email);
                }
            }
        } catch (IOException | InterruptedException killed) {
            LOG.debug("The process is gone", killed);
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

    private static void assertAllCanLogIn(LatchkeyProcess latchkey, List<String> emails) {
        List<String> lost = emails.parallelStream()
                .filter(email -> !canLogIn(latchkey, email))
                .toList();
        assertEquals(List.of(), lost);
    }

    private static boolean canLogIn(LatchkeyProcess latchkey, String email) {
        try {
            return latchkey.login(email).statusCode() == 200;
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private LatchkeyProcess start() throws Exception {
        return LatchkeyProcess.in(home, "-Dlatchkey.password.argon2.memory=64").ready();
    }
}

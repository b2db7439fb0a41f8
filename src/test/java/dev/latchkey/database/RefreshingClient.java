package dev.latchkey.database;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.latchkey.testing.LatchkeyProcess;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

/** A client that refreshes its session again and again, and knows no more than the last token that it was answered. */
final class RefreshingClient implements KilledProcessIT.Client {
    private final AtomicInteger refreshes = new AtomicInteger();
    private volatile String token;

    private RefreshingClient(String token) {
        this.token = token;
    }

    /** One with a session of its own. */
    static RefreshingClient on(LatchkeyProcess latchkey) throws IOException, InterruptedException {
        String email = UUID.randomUUID() + "@example.org";
        latchkey.register(email);
        return new RefreshingClient(LatchkeyProcess.refreshToken(latchkey.login(email)));
    }

    @Override
    public void ask(LatchkeyProcess latchkey) throws IOException, InterruptedException {
        HttpResponse<String> answer = latchkey.refresh(token);
        if (answer.statusCode() == 200) {
            token = LatchkeyProcess.refreshToken(answer);
            refreshes.incrementAndGet();
        }
    }

    /** How many were acknowledged. */
    int refreshes() {
        return refreshes.get();
    }

    /** Its token may have been used up by a request that was never answered. */
    void assertStillLoggedIn(LatchkeyProcess latchkey) throws IOException, InterruptedException {
        HttpResponse<String> answer = latchkey.refresh(token);
        assertEquals(200, answer.statusCode(), answer::body);
        token = LatchkeyProcess.refreshToken(answer);
        assertEquals(200, latchkey.get("/me", LatchkeyProcess.token(answer)).statusCode());
    }
}

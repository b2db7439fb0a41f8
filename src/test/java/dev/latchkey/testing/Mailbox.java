package dev.latchkey.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.latchkey.mail.MailRounds;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The mailboxes of everybody: {@code mailbox.take(email)} sends what waits for that address, and opens what has arrived. */
@ApplicationScoped
public class Mailbox {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private final MailRounds rounds;
    private final String port;
    private final Map<String, Integer> taken = new HashMap<>();

    Mailbox(MailRounds rounds, @ConfigProperty(name = "test.mailboxes") String port) {
        this.rounds = rounds;
        this.port = port;
    }

    /** Has the worker send what waits for this address now, and nothing else. */
    public void send(String address) {
        rounds.sendTo(address);
    }

    /** The one mail that has arrived for this address since the last that was taken; it is sent now, if it waits. */
    public Letter take(String address) {
        List<Letter> letters = takeAll(address);
        assertEquals(
                1,
                letters.size(),
                () -> "mails: " + letters.stream().map(Letter::subject).toList());
        return letters.get(0);
    }

    /** All of them, oldest first. */
    public synchronized List<Letter> takeAll(String address) {
        send(address);
        List<Letter> all = received(address);
        int before = taken.getOrDefault(address, 0);
        taken.put(address, all.size());
        return new ArrayList<>(all.subList(before, all.size()));
    }

    private List<Letter> received(String address) {
        return get(address)
                .lines()
                .map(line -> new String(Base64.getDecoder().decode(line), StandardCharsets.UTF_8))
                .map(Letter::of)
                .toList();
    }

    private String get(String address) {
        String path = URLEncoder.encode(address, StandardCharsets.UTF_8).replace("+", "%20");
        try {
            return CLIENT.send(HttpRequest.newBuilder(URI.create(port + path)).build(), BodyHandlers.ofString())
                    .body();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}

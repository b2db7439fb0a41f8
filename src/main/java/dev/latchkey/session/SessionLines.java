package dev.latchkey.session;

import dev.latchkey.page.Age;
import dev.latchkey.web.Page;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

/** Puts sessions into people's words. */
@ApplicationScoped
public class SessionLines {
    private final Devices devices;
    private final Clock clock;

    SessionLines(Devices devices, Clock clock) {
        this.devices = devices;
        this.clock = clock;
    }

    /** The same page of sessions, in the same order. */
    public Uni<Page<SessionLine>> of(Page<SessionView> page) {
        return of(page.items()).map(lines -> new Page<>(lines, page.next()));
    }

    /** The same session. */
    public Uni<SessionLine> of(SessionView session) {
        return of(List.of(session)).map(lines -> lines.get(0));
    }

    private Uni<List<SessionLine>> of(List<SessionView> sessions) {
        Instant now = clock.instant();
        return devices.of(sessions).map(named -> IntStream.range(0, sessions.size())
                .mapToObj(place -> line(sessions.get(place), named.get(place), now))
                .toList());
    }

    private static SessionLine line(SessionView session, Device device, Instant now) {
        return new SessionLine(session, device, Age.between(session.lastUsedAt(), now));
    }
}

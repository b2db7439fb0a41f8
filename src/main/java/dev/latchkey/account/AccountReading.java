package dev.latchkey.account;

import dev.latchkey.page.Age;
import dev.latchkey.session.Caller;
import dev.latchkey.session.Device;
import dev.latchkey.session.Devices;
import dev.latchkey.session.SessionView;
import dev.latchkey.session.Sessions;
import dev.latchkey.user.UserView;
import dev.latchkey.web.Page;
import dev.latchkey.web.PageRequest;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

/** Reads what the account page shows. */
@ApplicationScoped
class AccountReading {
    private final Profile profile;
    private final Sessions sessions;
    private final Devices devices;
    private final Clock clock;

    AccountReading(Profile profile, Sessions sessions, Devices devices, Clock clock) {
        this.profile = profile;
        this.sessions = sessions;
        this.devices = devices;
        this.clock = clock;
    }

    /** The account with one page of its sessions; fails with {@code invalid-token} where it was deleted meanwhile. */
    Uni<AccountView> read(Caller caller, PageRequest page) {
        return profile.show(caller.userId())
                .chain(user -> sessions.list(caller, page).chain(found -> view(user, caller, found)));
    }

    private Uni<AccountView> view(UserView user, Caller caller, Page<SessionView> found) {
        return devices.of(found.items())
                .map(named -> new AccountView(user, caller.isAdmin(), lines(found.items(), named), found.next()));
    }

    private List<SessionLine> lines(List<SessionView> found, List<Device> named) {
        Instant now = clock.instant();
        return IntStream.range(0, found.size())
                .mapToObj(i -> line(found.get(i), named.get(i), now))
                .toList();
    }

    private static SessionLine line(SessionView session, Device device, Instant now) {
        return new SessionLine(session, device, Age.between(session.lastUsedAt(), now));
    }
}

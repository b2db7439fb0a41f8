package dev.latchkey.account;

import dev.latchkey.session.Caller;
import dev.latchkey.session.SessionLines;
import dev.latchkey.session.Sessions;
import dev.latchkey.user.UserView;
import dev.latchkey.web.PageRequest;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Reads what the account page shows. */
@ApplicationScoped
class AccountReading {
    private final Profile profile;
    private final Sessions sessions;
    private final SessionLines lines;
    private final AddressReading addresses;

    AccountReading(Profile profile, Sessions sessions, SessionLines lines, AddressReading addresses) {
        this.addresses = addresses;
        this.profile = profile;
        this.sessions = sessions;
        this.lines = lines;
    }

    /** The account with one page of its sessions; fails with {@code invalid-token} where it was deleted meanwhile. */
    Uni<AccountView> read(Caller caller, PageRequest page) {
        return profile.show(caller.userId())
                .chain(user -> addresses.of(user).chain(address -> read(caller, page, user, address)));
    }

    private Uni<AccountView> read(Caller caller, PageRequest page, UserView user, AddressState address) {
        return sessions.list(caller, page)
                .chain(lines::of)
                .map(found -> new AccountView(user, caller.isAdmin(), address, found.items(), found.next()));
    }
}

package dev.latchkey.recovery;

import dev.latchkey.mail.Mailing;
import dev.latchkey.onetime.AddressRequest;
import dev.latchkey.onetime.LinkRequests;
import dev.latchkey.onetime.Wish;
import dev.latchkey.throttle.Attempts;
import dev.latchkey.throttle.Throttle;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Asks for a link to set a new password: one row, and no look at the account. */
@ApplicationScoped
class ResetRequest {
    private final Mailing mailing;
    private final Throttle throttle;
    private final Attempts attempts;
    private final LinkRequests requests;

    ResetRequest(Mailing mailing, Throttle throttle, Attempts attempts, LinkRequests requests) {
        this.mailing = mailing;
        this.throttle = throttle;
        this.attempts = attempts;
        this.requests = requests;
    }

    /** Whether anybody can ask. */
    boolean isOffered() {
        return mailing.isOn();
    }

    /** Fails with a 404 where there is no mail, and with {@code too-many-attempts} where too many were asked for from a network. */
    Uni<Void> ask(AddressRequest request, @Nullable String ip, Locale language) {
        mailing.requireOn();
        return throttle.count(attempts.link(ip))
                .chain(() -> requests.add(Wish.PASSWORD_RESET, request.address(), language));
    }
}

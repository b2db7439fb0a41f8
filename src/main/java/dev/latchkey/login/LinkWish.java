package dev.latchkey.login;

import dev.latchkey.mail.Mailing;
import dev.latchkey.onetime.AddressRequest;
import dev.latchkey.onetime.LinkRequests;
import dev.latchkey.onetime.Wish;
import dev.latchkey.problem.Problem;
import dev.latchkey.problem.ProblemType;
import dev.latchkey.throttle.Attempts;
import dev.latchkey.throttle.Throttle;
import dev.latchkey.token.LoginConfig;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Asks for a link to log in by: one row, and no look at the account. */
@ApplicationScoped
class LinkWish {
    private final Mailing mailing;
    private final LoginConfig config;
    private final Throttle throttle;
    private final Attempts attempts;
    private final LinkRequests requests;

    LinkWish(Mailing mailing, LoginConfig config, Throttle throttle, Attempts attempts, LinkRequests requests) {
        this.mailing = mailing;
        this.config = config;
        this.throttle = throttle;
        this.attempts = attempts;
        this.requests = requests;
    }

    /** Whether one can log in so. */
    boolean isOffered() {
        return config.link() && mailing.isOn();
    }

    /** Fails with a 404 where one cannot. */
    void requireOffered() {
        if (!isOffered()) {
            throw Problem.of(ProblemType.NOT_FOUND, "Nobody logs in by a mailed link here.");
        }
    }

    /** Fails with a 404 where one cannot, and with {@code too-many-attempts} where too many were asked for from a network. */
    Uni<Void> ask(AddressRequest request, @Nullable String ip, Locale language) {
        requireOffered();
        return throttle.count(attempts.link(ip))
                .chain(() -> requests.add(Wish.LOGIN_LINK, request.address(), language));
    }
}

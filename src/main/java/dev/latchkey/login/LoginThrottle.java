package dev.latchkey.login;

import dev.latchkey.browser.DeviceCookie;
import dev.latchkey.throttle.Attempt;
import dev.latchkey.throttle.Attempts;
import dev.latchkey.throttle.Throttle;
import dev.latchkey.user.Credentials;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Keeps guessing dear, without keeping out the owner: who shows their device is counted by that alone. */
@ApplicationScoped
class LoginThrottle {
    private final Throttle throttle;
    private final Attempts attempts;
    private final DeviceCookie devices;

    LoginThrottle(Throttle throttle, Attempts attempts, DeviceCookie devices) {
        this.throttle = throttle;
        this.attempts = attempts;
        this.devices = devices;
    }

    /** Fails with {@code too-many-attempts} where such an attempt was refused a moment ago: not even the account is looked for. */
    Uni<Void> requireNoneRefused(LoginAttempt login) {
        return devices.isShown(login.context())
                ? Uni.createFrom().voidItem()
                : throttle.requireNoneRefused(
                        attempts.turnOfLogin(login.identifier(), login.client().ip()));
    }

    /** Fails with {@code too-many-attempts} before the proof is asked for; a proof's own failure is counted. */
    <T> Uni<T> proving(LoginAttempt login, @Nullable Credentials held, Supplier<Uni<T>> proof) {
        return throttle.proving(counted(login, held), proof);
    }

    private Attempt counted(LoginAttempt login, @Nullable Credentials held) {
        String ip = login.client().ip();
        return held == null ? attempts.login(login.identifier(), null, ip) : countedOf(held, login, ip);
    }

    private Attempt countedOf(Credentials held, LoginAttempt login, @Nullable String ip) {
        return devices.of(held.userId(), held.passwordVersion(), login.context())
                .filter(device -> attempts.areByDevice())
                .map(device -> attempts.loginByDevice(device, held.userId(), ip))
                .orElseGet(() -> attempts.login(login.identifier(), held.userId(), ip));
    }
}

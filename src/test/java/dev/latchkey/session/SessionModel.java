package dev.latchkey.session;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What sessions do, in so few lines that one can see it is right: the application is compared with it. */
final class SessionModel {
    private static final Duration GRACE = Duration.ofSeconds(10);
    private static final int REMEMBERED_USES = 8;
    private static final Duration IDLE = Duration.ofDays(14);
    private static final Duration LONGEST = Duration.ofDays(90);
    private static final Duration ACCESS = Duration.ofMinutes(30);

    private Duration now = Duration.ZERO;

    void pass(Duration time) {
        now = now.plus(time);
    }

    private boolean isBefore(Duration end) {
        return now.compareTo(end) < 0;
    }

    private Duration earlier(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    final class Account {
        boolean enabled = true;
        boolean admin;
        private final List<Login> logins = new ArrayList<>();

        Login logIn() {
            Login login = new Login(this);
            logins.add(login);
            return login;
        }

        List<Login> live() {
            return logins.stream().filter(Login::isLive).toList();
        }

        void disable() {
            enabled = false;
            end();
        }

        void end() {
            logins.forEach(login -> login.ended = true);
        }

        void endAllBut(Login kept) {
            logins.stream().filter(login -> login != kept).forEach(login -> login.ended = true);
        }
    }

    /** A session. Its refresh tokens are told by their counters. */
    final class Login {
        final Account account;
        boolean ended;
        private final Duration last = now.plus(LONGEST);
        private final List<Duration> firstUses = new ArrayList<>();
        private Duration end = now.plus(IDLE);

        private Login(Account account) {
            this.account = account;
        }

        boolean isLive() {
            return !ended && isBefore(end);
        }

        /** Whether it is answered with the successor. */
        boolean refresh(int counter) {
            if (!isLive()) {
                return false;
            }
            if (counter == firstUses.size()) {
                firstUses.add(now);
            }
            ended = firstUses.size() - counter > REMEMBERED_USES
                    || !isBefore(firstUses.get(counter).plus(GRACE));
            end = earlier(now.plus(IDLE), last);
            return !ended;
        }

        Access access() {
            return new Access(this, earlier(now.plus(ACCESS), end));
        }
    }

    /** An access token. */
    final class Access {
        final Login login;
        private final Duration end;

        private Access(Login login, Duration end) {
            this.login = login;
            this.end = end;
        }

        boolean isGood() {
            return login.isLive() && isBefore(end);
        }
    }
}

package dev.latchkey.mail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.latchkey.testing.Metrics;
import dev.latchkey.testing.MovableClock;
import dev.latchkey.testing.TestUser;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.core.runtime.context.VertxContextSafetyToggle;
import io.smallrye.common.vertx.VertxContext;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.Test;

/** Nobody's mailbox is filled by us. */
@QuarkusTest
class MailLimitsTest {
    private static final Logger LOG = Logger.getLogger(MailLimitsTest.class);
    /** The link that verifies the address. */
    private static final int AT_REGISTRATION = 1;

    /** What anybody can have mailed to an address, but resets. */
    private static final Set<MailKind> ASKED =
            EnumSet.of(MailKind.VERIFICATION, MailKind.ADDRESS_TAKEN, MailKind.LOGIN_LINK, MailKind.EMAIL_CHANGE);

    private static final int MANY = 1_000;
    private static final int AT_ONCE = 20;

    @Inject
    Outbox outbox;

    @Inject
    MailRounds rounds;

    @Inject
    MailConfig config;

    @Inject
    MovableClock clock;

    @Inject
    Vertx vertx;

    private Sender sender() {
        return Sender.of(TestUser.registered(), outbox, rounds);
    }

    private long written(UUID userId, MailKind kind) {
        return rounds.query(
                        "SELECT count(*) AS written FROM mails WHERE user_id = $1 AND kind = $2", userId, kind.slug())
                .get(0)
                .getLong("written");
    }

    private boolean offer(Mail mail) {
        return MailRounds.wait(() -> outbox.offer(mail));
    }

    @Test
    void ofAThousandAtOnceToOneAddressSoManyAreWrittenAsMayBeInAnHour() {
        Sender sender = sender();
        Mail mail = sender.mail(MailKind.PASSWORD_RESET, Locale.ENGLISH);
        double before = Metrics.sum("latchkey_mails_total", "outcome=\"suppressed\"");
        long put = MailRounds.wait(() -> Multi.createFrom()
                .range(0, MANY)
                .onItem()
                .transformToUni(i -> onItsOwnContext(mail))
                .merge(AT_ONCE)
                .filter(written -> written)
                .collect()
                .asList()
                .map(all -> (long) all.size()));
        assertEquals(config.perHour(), put);
        assertEquals(config.perHour(), written(sender.id(), MailKind.PASSWORD_RESET));
        assertEquals(before + MANY - config.perHour(), Metrics.sum("latchkey_mails_total", "outcome=\"suppressed\""));
        LOG.infof("%d at once: %d mails", MANY, put);
    }

    private Uni<Boolean> onItsOwnContext(Mail mail) {
        return Uni.createFrom().emitter(emitter -> {
            var context =
                    VertxContext.createNewDuplicatedContext(vertx.getDelegate().getOrCreateContext());
            VertxContextSafetyToggle.setContextSafe(context, true);
            context.runOnContext(unused -> outbox.offer(mail).subscribe().with(emitter::complete, emitter::fail));
        });
    }

    @Test
    void anHourLaterThereMayBeMore() {
        Sender sender = sender();
        Mail mail = sender.mail(MailKind.PASSWORD_RESET, Locale.ENGLISH);
        for (int i = 0; i < config.perHour(); i++) {
            assertTrue(offer(mail));
        }
        assertEquals(false, offer(mail));
        clock.advance(Duration.ofHours(1));
        assertTrue(offer(mail));
    }

    @Test
    void whoIsWrittenToInAnotherLetterCaseIsTheSame() {
        Sender sender = sender();
        Mail mail = sender.mail(MailKind.LOGIN_LINK, Locale.ENGLISH);
        for (int i = 0; i < config.perHour(); i++) {
            assertTrue(offer(to(mail, i % 2 == 0 ? mail.to().toUpperCase(Locale.ROOT) : mail.to())));
        }
        assertEquals(false, offer(mail));
    }

    @Test
    void ofAllThatAnybodyCanAskForOneAddressGetsSoManyInADay() {
        Sender sender = sender();
        int written = 0;
        for (int hour = 0; hour < 12; hour++) {
            for (MailKind kind : ASKED) {
                written += offer(sender.mail(kind, Locale.ENGLISH)) ? 1 : 0;
            }
            clock.advance(Duration.ofHours(1));
        }
        assertEquals(config.perDay() - AT_REGISTRATION, written);
    }

    @Test
    void strangersWhoUseUpWhatCanBeAskedForLeaveWarningsAndResets() {
        Sender sender = sender();
        Sender stranger = sender();
        for (int hour = 0; hour < 12; hour++) {
            for (MailKind kind : ASKED) {
                offer(sender.mail(kind, Locale.ENGLISH));
                offer(to(stranger.mail(kind, Locale.ENGLISH), sender.email()));
            }
            clock.advance(Duration.ofHours(1));
        }
        ASKED.forEach(kind -> assertEquals(false, offer(sender.mail(kind, Locale.ENGLISH)), kind::slug));
        Arrays.stream(MailKind.values())
                .filter(kind -> !ASKED.contains(kind))
                .forEach(kind -> assertEquals(true, offer(sender.mail(kind, Locale.ENGLISH)), kind::slug));
    }

    @Test
    void whoAsksForResetsAllDayKeepsNobodyFromOneForLongerThanAnHour() {
        Sender sender = sender();
        Mail mail = sender.mail(MailKind.PASSWORD_RESET, Locale.ENGLISH);
        for (int hour = 0; hour < 30; hour++) {
            assertEquals(true, offer(mail), "hour " + hour);
            for (int i = 0; i < config.perHour(); i++) {
                offer(mail);
            }
            clock.advance(Duration.ofHours(1));
        }
    }

    @Test
    void eachKindOfWarningIsLimitedInADay() {
        Sender sender = sender();
        int written = 0;
        for (int hour = 0; hour < 12; hour++) {
            for (int i = 0; i < config.perHour(); i++) {
                written += offer(sender.mail(MailKind.NEW_LOGIN, Locale.ENGLISH)) ? 1 : 0;
            }
            clock.advance(Duration.ofHours(1));
        }
        assertEquals(config.perDay(), written);
        assertEquals(true, offer(sender.mail(MailKind.PASSWORD_CHANGED, Locale.ENGLISH)));
    }

    @Test
    void oneAccountCausesSoManyToWhateverAddresses() {
        Sender sender = sender();
        Mail mail = sender.mail(MailKind.EMAIL_CHANGE, Locale.ENGLISH);
        int written = 0;
        for (int i = 0; i < config.perAccount() + 10; i++) {
            written += offer(to(mail, TestUser.uniqueEmail())) ? 1 : 0;
        }
        assertEquals(config.perAccount() - AT_REGISTRATION, written);
    }

    @Test
    void whoDeletesTheAccountAndRegistersAgainGetsTheAddressNoMoreMail() {
        Sender first = sender();
        while (offer(first.mail(MailKind.VERIFICATION, Locale.ENGLISH))) {
            // until it is too much
        }
        rounds.query("DELETE FROM users WHERE id = $1", first.id());
        Sender second = sender();
        Mail mail = to(second.mail(MailKind.VERIFICATION, Locale.ENGLISH), first.email());
        assertEquals(false, offer(mail));
    }

    private static Mail to(Mail mail, String address) {
        return new Mail(mail.kind(), mail.userId(), address, mail.name(), mail.language(), mail.token(), Map.of());
    }
}

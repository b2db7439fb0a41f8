package dev.latchkey.mail;

import dev.latchkey.database.PlainSql;
import dev.latchkey.testing.MailServer;
import io.vertx.mutiny.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/** Workers as further nodes have them, which send to a mail server of the test's own. */
@ApplicationScoped
class Worker {
    private final PlainSql database;
    private final Rendering rendering;
    private final LinkConfig links;
    private final MailConfig config;
    private final MailMetrics metrics;
    private final Clock clock;
    private final Vertx vertx;

    Worker(
            PlainSql database,
            Rendering rendering,
            LinkConfig links,
            MailConfig config,
            MailMetrics metrics,
            Clock clock,
            Vertx vertx) {
        this.database = database;
        this.rendering = rendering;
        this.links = links;
        this.config = config;
        this.metrics = metrics;
        this.clock = clock;
        this.vertx = vertx;
    }

    Sending to(MailServer server) {
        return to(server, Duration.ofSeconds(30));
    }

    /** One whose time is another. */
    Sending to(MailServer server, Clock time) {
        MailConfig settings = new To(server, config, config.limit());
        return to(settings, time);
    }

    /** One that gives a mail so long. */
    Sending to(MailServer server, Duration limit) {
        MailConfig settings = new To(server, config, limit);
        return to(settings, clock);
    }

    /** One that is configured so, and gives a mail ten seconds. */
    Sending to(MailServer server, MailTls tls, Optional<Path> trust) {
        MailConfig settings = new To(server, config, Duration.ofSeconds(10), Optional.of(tls), trust);
        return to(settings, clock);
    }

    private Sending to(MailConfig settings, Clock time) {
        Leases leases = new Leases(database, settings, time);
        return new Sending(leases, rendering, new Smtp(settings, links, vertx), settings, metrics, time);
    }

    private record To(MailServer server, MailConfig others, Duration limit, Optional<MailTls> tls, Optional<Path> trust)
            implements MailConfig {
        To(MailServer server, MailConfig others, Duration limit) {
            this(server, others, limit, Optional.empty(), Optional.of(server.trust()));
        }

        @Override
        public Optional<String> host() {
            return Optional.of("localhost");
        }

        @Override
        public int port() {
            return server.port();
        }

        @Override
        public Optional<String> username() {
            return Optional.of(MailServer.USER);
        }

        @Override
        public Optional<String> password() {
            return Optional.of(MailServer.PASSWORD);
        }

        @Override
        public Optional<String> from() {
            return others.from();
        }

        @Override
        public boolean warnings() {
            return true;
        }

        @Override
        public Duration sendEvery() {
            return others.sendEvery();
        }

        @Override
        public Duration connectLimit() {
            return limit;
        }

        @Override
        public Duration giveUp() {
            return others.giveUp();
        }

        @Override
        public Duration keep() {
            return others.keep();
        }

        @Override
        public int perHour() {
            return others.perHour();
        }

        @Override
        public int perDay() {
            return others.perDay();
        }

        @Override
        public int perAccount() {
            return others.perAccount();
        }
    }
}

package dev.latchkey.onetime;

import dev.latchkey.user.EmailAddress;
import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.UuidGenerator;
import org.jspecify.annotations.Nullable;

/** Somebody wants something mailed to an address; whether there is such an account, nobody has looked yet. */
@Entity
@Immutable
@Table(name = "link_requests")
class LinkRequest extends PanacheEntityBase {
    @Id
    @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
    UUID id;

    String purpose;
    String address;
    String language;
    Instant at;

    @Nullable
    String ip;

    @Nullable
    String userAgent;

    static LinkRequest of(Wish wish, EmailAddress address, Locale language, Instant now) {
        LinkRequest row = new LinkRequest();
        row.purpose = wish.slug();
        row.address = address.key();
        row.language = language.toLanguageTag();
        row.at = now;
        return row;
    }
}

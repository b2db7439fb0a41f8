package dev.latchkey.account;

import static java.util.Comparator.comparing;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.latchkey.audit.AuditAction;
import dev.latchkey.audit.AuditEvent;
import dev.latchkey.audit.AuditTrail;
import dev.latchkey.user.PersonalData;
import dev.latchkey.user.UserView;
import dev.latchkey.user.Users;
import io.quarkus.arc.All;
import io.smallrye.mutiny.Multi;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/** Everything that is kept about a user, as one JSON document, however large. */
@ApplicationScoped
class DataExport {
    private static final Logger LOG = Logger.getLogger(DataExport.class);

    private final Users users;
    private final List<PersonalData> kept;
    private final AuditTrail audit;
    private final ObjectMapper mapper;
    private final Downloads downloads;

    DataExport(Users users, @All List<PersonalData> kept, AuditTrail audit, ObjectMapper mapper, Downloads downloads) {
        this.downloads = downloads;
        this.users = users;
        this.kept = kept.stream().sorted(comparing(PersonalData::member)).toList();
        this.audit = audit;
        this.mapper = mapper;
    }

    /**
     * The bytes of the document, made as they are asked for: {@code account}, then a list for each {@link PersonalData}.
     * What is written or deleted meanwhile may be in it or not. Fails with {@code invalid-token} where the account is gone
     * before the first byte, with {@code overloaded} where too many are under way, and later as the database does: then what came does not
     * end as a document.
     */
    Multi<byte[]> of(UUID userId) {
        return downloads.admit(userId, Multi.createFrom().deferred(() -> write(userId, new DataDocument(mapper))));
    }

    private Multi<byte[]> write(UUID userId, DataDocument document) {
        AuditEvent event = AuditEvent.of(AuditAction.DATA_EXPORTED).about(userId);
        Multi<byte[]> account = users.getOwn(userId)
                .call(() -> audit.noteAlone(event))
                .map(user -> document.begin("account", UserView.of(user)))
                .toMulti();
        Stream<Multi<byte[]>> lists =
                kept.stream().map(data -> list(data, userId, document)).map(DataExport::logged);
        Multi<byte[]> end = Multi.createFrom().item(document::end);
        return concat(Stream.of(Stream.of(account), lists, Stream.of(end)).flatMap(parts -> parts));
    }

    private static Multi<byte[]> list(PersonalData data, UUID userId, DataDocument document) {
        return concat(Stream.of(
                Multi.createFrom().item(() -> document.beginList(data.member())),
                data.of(userId).onItem().<Object>disjoint().map(document::add),
                Multi.createFrom().item(document::endList)));
    }

    private static Multi<byte[]> concat(Stream<Multi<byte[]>> parts) {
        return Multi.createBy().concatenating().streams(parts.toList());
    }

    /** The answer has begun, so this is not logged as other failures of requests are. */
    private static Multi<byte[]> logged(Multi<byte[]> list) {
        return list.onFailure().invoke(failure -> LOG.warnf("A download of data broke off: %s", failure));
    }
}

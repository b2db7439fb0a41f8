package dev.latchkey.account;

import dev.latchkey.mail.OwnMail;
import dev.latchkey.onetime.OwnLink;
import dev.latchkey.session.RecordedSession;
import dev.latchkey.throttle.KnownNetwork;
import dev.latchkey.user.UserView;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What {@link DataExport} writes, for the description of the API only. */
@Schema(name = "PersonalData")
record DataSchema(
        UserView account,
        List<OwnEvent> events,
        List<KnownNetwork> knownNetworks,
        List<OwnLink> links,
        List<OwnMail> mails,
        List<Written> posts,
        List<RecordedSession> sessions) {
    /** Another feature's, known by name only. */
    @Schema(ref = "Post")
    record Written() {}
}

package dev.latchkey.audit;

import dev.latchkey.problem.ProblemType;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is to be noted, but for what the request says by itself: who acts, in which session, and from where. Nothing that
 * a client typed belongs in it: a password typed into the wrong field would stay here.
 *
 * @param outcome {@code success}, or the slug of the problem that it was refused with
 * @param subject the user concerned; null where there is none, or none known
 * @param session the session concerned; null for the one of the request
 * @param detail what else there is to know, as JSON; empty for nothing
 */
public record AuditEvent(
        AuditAction action, String outcome, @Nullable UUID subject, @Nullable UUID session, Map<String, ?> detail) {
    static final String SUCCESS = "success";

    /** It was done. */
    public static AuditEvent of(AuditAction action) {
        return new AuditEvent(action, SUCCESS, null, null, Map.of());
    }

    /** It was asked for, and refused with a problem of this type. */
    public static AuditEvent refused(AuditAction action, ProblemType why) {
        return new AuditEvent(action, why.slug(), null, null, Map.of());
    }

    /** The same, about this user; null for nobody who is known. */
    public AuditEvent about(@Nullable UUID user) {
        return new AuditEvent(action, outcome, user, session, detail);
    }

    /** The same, about this session, which need not be the one of the request. */
    public AuditEvent ofSession(UUID id) {
        return new AuditEvent(action, outcome, subject, id, detail);
    }

    /** The same, with something else to know: values are what JSON has. */
    public AuditEvent with(Map<String, ?> more) {
        return new AuditEvent(action, outcome, subject, session, more);
    }
}

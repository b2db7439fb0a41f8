package dev.latchkey.mail;

import dev.latchkey.problem.Problem;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Which mails are wanted: a {@code @BeanParam}. A state that there is not is a 400. */
public record MailFilter(
        @RestQuery
                @Parameter(
                        description = "Only those in this state: `waiting`, `sent`, `given-up` or `kept`.",
                        schema = @Schema(type = SchemaType.STRING, maxLength = 20, examples = "given-up"))
                @Nullable
                String state) {
    /** Refuses what could not be looked for. */
    public MailFilter {
        if (state != null && MailState.withSlug(state).isEmpty()) {
            throw Problem.invalid("state", "must be `waiting`, `sent`, `given-up` or `kept`");
        }
    }

    Optional<MailState> known() {
        return Optional.ofNullable(state).flatMap(MailState::withSlug);
    }
}

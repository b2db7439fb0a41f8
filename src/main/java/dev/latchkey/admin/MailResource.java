package dev.latchkey.admin;

import dev.latchkey.mail.MailEntry;
import dev.latchkey.mail.MailFilter;
import dev.latchkey.mail.MailLog;
import dev.latchkey.user.Role;
import dev.latchkey.web.Page;
import dev.latchkey.web.PageRequest;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/mails")
@RolesAllowed(Role.ADMIN_NAME)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Mail", description = "What was mailed, and what became of it.")
class MailResource {
    private final MailLog log;

    MailResource(MailLog log) {
        this.log = log;
    }

    @GET
    @Operation(
            operationId = "listMails",
            summary = "What was mailed of late, newest first",
            description = "Neither the text nor the link of a mail is part of it.")
    public Uni<Page<MailEntry>> list(@Valid @BeanParam MailFilter filter, @Valid @BeanParam PageRequest page) {
        return log.list(filter, page);
    }
}

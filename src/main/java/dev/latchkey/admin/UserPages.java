package dev.latchkey.admin;

import dev.latchkey.page.Notice;
import dev.latchkey.page.Pages;
import dev.latchkey.session.Caller;
import dev.latchkey.user.Role;
import dev.latchkey.web.PageRequest;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** One user in an administrator's browser. */
@Path("/admin/users/{id}")
@RolesAllowed(Role.ADMIN_NAME)
@Produces(MediaType.TEXT_HTML)
class UserPages {
    private final UserReading reading;
    private final SecurityIdentity identity;

    UserPages(UserReading reading, SecurityIdentity identity) {
        this.reading = reading;
        this.identity = identity;
    }

    @CheckedTemplate(basePath = "admin")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance user(UserDetails details, @Nullable Notice notice);
    }

    @GET
    @Operation(hidden = true)
    public Uni<RestResponse<TemplateInstance>> show(
            @RestPath UUID id, @Valid @BeanParam PageRequest sessions, @RestQuery @Nullable String notice) {
        return reading.details(id, Caller.of(identity), sessions)
                .map(details -> Templates.user(details, Notice.of(notice)))
                .map(Pages::show);
    }
}

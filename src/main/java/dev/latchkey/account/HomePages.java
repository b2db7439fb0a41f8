package dev.latchkey.account;

import dev.latchkey.page.Notice;
import dev.latchkey.page.Pages;
import dev.latchkey.session.Caller;
import dev.latchkey.user.UserView;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** The front door. */
@Path("/")
@PermitAll
@Produces(MediaType.TEXT_HTML)
class HomePages {
    private final Profile profile;
    private final CurrentIdentityAssociation identity;

    HomePages(Profile profile, CurrentIdentityAssociation identity) {
        this.profile = profile;
        this.identity = identity;
    }

    @CheckedTemplate(basePath = "account")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance welcome(@Nullable Notice notice);

        static native TemplateInstance home(UserView user, boolean isAdmin);
    }

    @GET
    @Operation(hidden = true)
    public Uni<RestResponse<TemplateInstance>> home(@RestQuery @Nullable String notice) {
        return identity.getDeferredIdentity()
                .chain(visitor -> visitor.isAnonymous()
                        ? Uni.createFrom().item(Templates.welcome(Notice.of(notice)))
                        : greet(visitor))
                .map(Pages::show);
    }

    private Uni<TemplateInstance> greet(SecurityIdentity visitor) {
        Caller caller = Caller.of(visitor);
        return profile.show(caller.userId()).map(user -> Templates.home(user, caller.isAdmin()));
    }
}

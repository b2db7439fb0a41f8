package dev.latchkey.admin;

import dev.latchkey.page.Notice;
import dev.latchkey.page.Pages;
import dev.latchkey.user.Role;
import dev.latchkey.user.Users;
import dev.latchkey.web.PageRequest;
import dev.latchkey.web.PlainText;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Where administering begins in a browser: Latchkey at a glance, and all users. */
@Path("/admin")
@RolesAllowed(Role.ADMIN_NAME)
@Produces(MediaType.TEXT_HTML)
class OverviewPages {
    private final Users users;
    private final Figures figures;

    OverviewPages(Users users, Figures figures) {
        this.users = users;
        this.figures = figures;
    }

    @CheckedTemplate(basePath = "admin")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance overview(
                UserListing listing, @Nullable Overview overview, @Nullable Chart chart, @Nullable Notice notice);
    }

    @GET
    @Operation(hidden = true)
    public Uni<RestResponse<TemplateInstance>> show(
            @RestQuery @PlainText(max = 254) @Nullable String q,
            @Valid @BeanParam PageRequest page,
            @RestQuery @Nullable String notice) {
        return users.list(q, page)
                .map(found -> UserListing.of(q, page, found))
                .chain(listing -> withFigures(listing, Notice.of(notice)))
                .map(Pages::show);
    }

    /** Who looks for somebody does not look for figures, and users are found also where counting them takes too long. */
    private Uni<TemplateInstance> withFigures(UserListing listing, @Nullable Notice notice) {
        return listing.isFirst() && listing.query().isEmpty()
                ? figures.count()
                        .map(now -> Templates.overview(listing, now, Chart.of(now.days()), notice))
                        .onFailure()
                        .recoverWithItem(() -> Templates.overview(listing, null, null, notice))
                : Uni.createFrom().item(Templates.overview(listing, null, null, notice));
    }
}

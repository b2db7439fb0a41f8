package dev.latchkey.web;

import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.LongStream;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Endpoints that do nothing but use each convention. */
@Path("/test")
@Produces(MediaType.APPLICATION_JSON)
public class PlainResource {
    /** A body with a member of each kind. */
    public record Profile(
            @NotNull @PlainText(min = 1, max = 100) String displayName,
            @Nullable @PlainText(max = 50) String username,
            @Nullable Boolean published,
            @Nullable Strict strict,
            @Nullable Integer age,
            @Nullable Instant bornAt,
            @Nullable UUID friend,
            @Nullable Color color,
            @Nullable List<@NotNull @PlainText(min = 1, max = 10) String> roles,
            @Nullable @Valid Nested nested) {}

    /** A body in a body. */
    public record Nested(@NotNull @PlainText(min = 1, max = 5, multiline = true) String innerText) {}

    /** A body whose member has to be there. */
    public record Strict(boolean flag) {}

    /** A constant. */
    public enum Color {
        RED,
        GREEN
    }

    /** A merge patch. */
    public record Patch(
            Change<@NotNull @PlainText(min = 1, max = 10) String> displayName,
            Change<@PlainText(min = 3, max = 10) String> username,
            Change<Boolean> published) {}

    /** An item of a list. */
    public record Item(UUID id, @Nullable String username) {}

    @POST
    @Consumes({MediaType.APPLICATION_JSON, MediaType.APPLICATION_FORM_URLENCODED})
    public Uni<Profile> profile(@Valid Profile profile) {
        return Uni.createFrom().item(profile);
    }

    @PATCH
    @Consumes({MediaType.APPLICATION_JSON, BodyReader.MERGE_PATCH})
    public Patch patch(@Valid Patch patch) {
        return patch;
    }

    @GET
    @Path("items")
    public Page<Item> items(@BeanParam PageRequest page) {
        String bound = page.bound().toString();
        List<UUID> fetched = LongStream.rangeClosed(1, 250)
                .mapToObj(i -> new UUID(7, 250 - i))
                .filter(id -> id.toString().compareTo(bound) < 0)
                .limit(page.size() + 1)
                .toList();
        return Page.of(fetched, page, id -> id, id -> new Item(id, null));
    }

    @GET
    @Path("items/{id}")
    public Item item(@RestPath UUID id) {
        return new Item(id, "somebody");
    }

    @PUT
    @Path("items/{id}")
    public void put(@RestPath UUID id, @Valid Nested nested) {}

    @DELETE
    @Path("items/{id}")
    public void delete(@RestPath UUID id) {}

    @GET
    @Path("guarded")
    @Authenticated
    public String guarded() {
        return "{}";
    }

    @GET
    @Path("admins")
    @RolesAllowed("admin")
    public String admins() {
        return "{}";
    }

    @GET
    @Path("slow")
    public Uni<String> slow() {
        return Uni.createFrom().item("{}").onItem().delayIt().by(Duration.ofMillis(900));
    }

    @POST
    @Path("slow/echo")
    public Uni<String> slowEcho(String body) {
        return slow();
    }

    @GET
    @Path("slow/exempt")
    public Uni<String> slowExempt() {
        return slow();
    }

    @GET
    @Path("slow/begun")
    @Produces(MediaType.TEXT_PLAIN)
    public Multi<String> slowThoughBegun() {
        return Multi.createBy().concatenating().streams(Multi.createFrom().item("{"), slow().toMulti());
    }

    @GET
    @Path("varying")
    @Produces(MediaType.TEXT_PLAIN)
    public RestResponse<String> varying() {
        return RestResponse.ResponseBuilder.ok("a")
                .header("Vary", "Accept-Language")
                .build();
    }

    @GET
    @Path("large")
    @Produces(MediaType.TEXT_PLAIN)
    public String large() {
        return "a".repeat(16 * 1024 * 1024);
    }

    @POST
    @Path("echo")
    @Consumes(MediaType.TEXT_PLAIN)
    public String echo(String text) {
        return text;
    }
}

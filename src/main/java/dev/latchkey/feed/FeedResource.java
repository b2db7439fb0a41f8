package dev.latchkey.feed;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

@Path("/.well-known/revocations")
@PermitAll
@Tag(name = "Keys and discovery", description = "How others verify the tokens.")
class FeedResource {
    private static final String JWT = "application/jwt";

    private final Feed feed;

    FeedResource(Feed feed) {
        this.feed = feed;
    }

    @GET
    @Produces(JWT)
    @Operation(
            operationId = "revocations",
            summary = "What was revoked lately",
            description =
                    "A signed JWT of type `revocations+jwt`: the sessions (`sids`), users and keys (`kids`) that ended"
                            + " before their tokens did, and the sessions whose user may do other things since (`changed`)."
                            + " `next` is what to ask `after`; with `wait`, the answer comes when there is news.")
    @APIResponse(
            responseCode = "200",
            description = "What was revoked",
            content = @Content(mediaType = JWT, schema = @Schema(implementation = String.class)))
    @APIResponse(responseCode = "304", description = "Nothing that the follower has not got")
    public Uni<RestResponse<String>> revocations(@BeanParam FeedRequest request) {
        return feed.answer(request).map(FeedResource::response);
    }

    private static RestResponse<String> response(FeedAnswer answer) {
        RestResponse.ResponseBuilder<String> response = answer.jwt() == null
                ? RestResponse.ResponseBuilder.notModified()
                : RestResponse.ResponseBuilder.ok(answer.jwt());
        return response.header("ETag", answer.tag())
                .header("Cache-Control", "no-cache")
                .build();
    }
}

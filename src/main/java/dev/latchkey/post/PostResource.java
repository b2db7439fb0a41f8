package dev.latchkey.post;

import dev.latchkey.session.Caller;
import dev.latchkey.web.Page;
import dev.latchkey.web.PageRequest;
import io.quarkus.security.Authenticated;
import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirementsSet;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestResponse;

@Path("/posts")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Posts", description = "The worked example of a protected resource.")
class PostResource {
    private final Posts posts;
    private final CurrentIdentityAssociation identities;

    PostResource(Posts posts, CurrentIdentityAssociation identities) {
        this.posts = posts;
        this.identities = identities;
    }

    @GET
    @PermitAll
    @Operation(
            operationId = "listPosts",
            summary = "Posts, newest first",
            description = "Unpublished posts are seen by their author and administrators only. A page of long posts has"
                    + " fewer than `limit`.")
    @SecurityRequirementsSet
    @SecurityRequirement(name = "bearer")
    public Uni<Page<PostView>> list(@Valid @BeanParam PageRequest page) {
        return caller().chain(viewer -> posts.list(viewer, page));
    }

    @GET
    @Path("/{id}")
    @PermitAll
    @Operation(operationId = "getPost", summary = "One post")
    @SecurityRequirementsSet
    @SecurityRequirement(name = "bearer")
    public Uni<PostView> get(UUID id) {
        return caller().chain(viewer -> posts.get(id, viewer));
    }

    @POST
    @Authenticated
    @Consumes(MediaType.APPLICATION_JSON)
    @ResponseStatus(201)
    @Operation(operationId = "addPost", summary = "Write a post")
    @APIResponse(
            responseCode = "201",
            description = "The post is written",
            headers =
                    @Header(
                            name = "Location",
                            description = "Its path, `/posts/{id}`",
                            schema = @Schema(implementation = String.class)),
            content = @Content(schema = @Schema(implementation = PostView.class)))
    public Uni<RestResponse<PostView>> add(@NotNull @Valid PostRequest request) {
        return caller().chain(author -> posts.add(request, author)).map(PostResource::created);
    }

    @PUT
    @Path("/{id}")
    @Authenticated
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "replacePost",
            summary = "Rewrite a post",
            description = "For its author, or role `admin`.")
    @APIResponseSchema(value = PostView.class, responseDescription = "The post, rewritten", responseCode = "200")
    @APIResponse(responseCode = "403", description = "The caller is neither its author nor an administrator")
    public Uni<PostView> replace(UUID id, @NotNull @Valid PostRequest request) {
        return caller().chain(caller -> posts.replace(id, request, caller));
    }

    @DELETE
    @Path("/{id}")
    @Authenticated
    @Operation(operationId = "deletePost", summary = "Delete a post", description = "For its author, or role `admin`.")
    @APIResponse(responseCode = "204", description = "The post is deleted")
    @APIResponse(responseCode = "403", description = "The caller is neither its author nor an administrator")
    public Uni<Void> delete(UUID id) {
        return caller().chain(caller -> posts.delete(id, caller));
    }

    /** Null where nobody is logged in; a token that is sent but not valid is refused here too. */
    private Uni<Caller> caller() {
        return identities.getDeferredIdentity().map(Caller::of);
    }

    private static RestResponse<PostView> created(PostView post) {
        return RestResponse.ResponseBuilder.create(RestResponse.Status.CREATED, post)
                .header("Location", "/posts/" + post.id())
                .build();
    }
}

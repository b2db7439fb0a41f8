package dev.latchkey.page;

import dev.latchkey.problem.Problem;
import dev.latchkey.problem.ProblemType;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;

/** The files that the pages are made with. A browser asks for each of them once, until it changes. */
@Path(AssetResource.ROOT)
@PermitAll
class AssetResource {
    static final String ROOT = "/assets";

    private final Assets assets;

    AssetResource(Assets assets) {
        this.assets = assets;
    }

    @GET
    @Path("/{name}")
    @Operation(hidden = true)
    public RestResponse<Buffer> get(@RestPath String name, @Context HttpServerRequest request) {
        Asset asset = assets.named(name).orElseThrow(() -> Problem.of(ProblemType.NOT_FOUND));
        String accepted = request.getHeader("Accept-Encoding");
        boolean zipped = accepted != null && accepted.contains("gzip");
        var response = RestResponse.ResponseBuilder.ok(zipped ? asset.zipped() : asset.content())
                .header("Content-Type", asset.mediaType())
                .header("Cache-Control", "public, max-age=31536000, immutable")
                .header("Vary", "Accept-Encoding");
        return zipped ? response.header("Content-Encoding", "gzip").build() : response.build();
    }
}

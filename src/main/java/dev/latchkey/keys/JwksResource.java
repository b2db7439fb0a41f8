package dev.latchkey.keys;

import io.smallrye.common.annotation.NonBlocking;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

@Path("/.well-known/jwks.json")
@PermitAll
@NonBlocking
@Tag(name = "Keys and discovery", description = "How others verify the tokens.")
class JwksResource {
    private final KeyRing ring;
    private final KeysConfig config;

    JwksResource(KeyRing ring, KeysConfig config) {
        this.ring = ring;
        this.config = config;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "jwks",
            summary = "The public keys that tokens verify with",
            description = "An RFC 7517 key set. May be kept for as long as `Cache-Control` says.")
    public RestResponse<KeySet> jwks() {
        return RestResponse.ResponseBuilder.ok(ring.keySet())
                .header(
                        "Cache-Control",
                        "public, max-age=" + config.jwksMaxAge().toSeconds())
                .build();
    }
}

package dev.latchkey.token;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

@Path("/.well-known")
@PermitAll
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Keys and discovery", description = "How others verify the tokens.")
class DiscoveryResource {
    private final TokenConfig config;

    DiscoveryResource(TokenConfig config) {
        this.config = config;
    }

    @GET
    @Path("/openid-configuration")
    @Operation(
            operationId = "openidConfiguration",
            summary = "What a verifier needs to know",
            description =
                    "Where libraries for OpenID Connect look for the issuer's keys. Latchkey issues no ID tokens.")
    public RestResponse<Discovery> openidConfiguration() {
        return cacheable(Discovery.of(config.issuer()));
    }

    @GET
    @Path("/oauth-authorization-server")
    @Operation(
            operationId = "authorizationServerMetadata",
            summary = "What a client needs to know",
            description = "Authorization server metadata (RFC 8414).")
    public RestResponse<Discovery> authorizationServerMetadata() {
        return cacheable(Discovery.of(config.issuer()));
    }

    private static RestResponse<Discovery> cacheable(Discovery discovery) {
        return RestResponse.ResponseBuilder.ok(discovery)
                .header("Cache-Control", "public, max-age=300")
                .build();
    }
}

package dev.latchkey.token;

import dev.latchkey.mail.Mailing;
import io.smallrye.common.annotation.NonBlocking;
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
@NonBlocking
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Keys and discovery", description = "How others verify the tokens.")
class DiscoveryResource {
    private final TokenConfig config;
    private final IntrospectionConfig introspection;
    private final LoginConfig login;
    private final Mailing mailing;

    DiscoveryResource(TokenConfig config, IntrospectionConfig introspection, LoginConfig login, Mailing mailing) {
        this.login = login;
        this.mailing = mailing;
        this.config = config;
        this.introspection = introspection;
    }

    @GET
    @Path("/openid-configuration")
    @Operation(
            operationId = "openidConfiguration",
            summary = "What a verifier needs to know",
            description =
                    "Where libraries for OpenID Connect look for the issuer's keys. Latchkey issues no ID tokens.")
    public RestResponse<Discovery> openidConfiguration() {
        return cacheable();
    }

    @GET
    @Path("/oauth-authorization-server")
    @Operation(
            operationId = "authorizationServerMetadata",
            summary = "What a client needs to know",
            description = "Authorization server metadata (RFC 8414).")
    public RestResponse<Discovery> authorizationServerMetadata() {
        return cacheable();
    }

    private RestResponse<Discovery> cacheable() {
        Discovery discovery =
                Discovery.of(config.issuer(), introspection.clientSecret().isPresent(), mailing.isOn(), login.link());
        return RestResponse.ResponseBuilder.ok(discovery)
                .header("Cache-Control", "public, max-age=300")
                .build();
    }
}

package dev.latchkey.token;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Authorization server metadata (RFC 8414). The token endpoint knows the password grant only, and asks for no client
 * authentication; there is no authorization endpoint, hence no response type. Refreshing has an endpoint of its own, and
 * services may follow what was revoked: no RFC names these two, nor those for what is mailed.
 *
 * @param introspectionEndpointAuthMethodsSupported left out where no resource server is configured: then it is for
 *     administrators only
 * @param passwordResetEndpoint left out where there is no mail, as is the next
 * @param loginLinkEndpoint left out where nobody logs in by a mailed link
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(
        requiredProperties = {
            "issuer",
            "jwks_uri",
            "token_endpoint",
            "grant_types_supported",
            "response_types_supported",
            "token_endpoint_auth_methods_supported",
            "refresh_endpoint",
            "revocation_endpoint",
            "revocation_endpoint_auth_methods_supported",
            "introspection_endpoint",
            "revocations_uri",
            "service_documentation"
        })
record Discovery(
        String issuer,
        String jwksUri,
        String tokenEndpoint,
        List<String> grantTypesSupported,
        List<String> responseTypesSupported,
        List<String> tokenEndpointAuthMethodsSupported,
        String refreshEndpoint,
        String revocationEndpoint,
        List<String> revocationEndpointAuthMethodsSupported,
        String introspectionEndpoint,
        @Nullable List<String> introspectionEndpointAuthMethodsSupported,
        String revocationsUri,
        @Nullable String passwordResetEndpoint,
        @Nullable String loginLinkEndpoint,
        String serviceDocumentation) {

    static Discovery of(String issuer, boolean hasResourceServer, boolean hasMail, boolean hasLoginLink) {
        return new Discovery(
                issuer,
                issuer + "/.well-known/jwks.json",
                issuer + "/login",
                List.of("password"),
                List.of(),
                List.of("none"),
                issuer + "/refresh",
                issuer + "/oauth2/revoke",
                List.of("none"),
                issuer + "/oauth2/introspect",
                hasResourceServer ? List.of("client_secret_basic") : null,
                issuer + "/.well-known/revocations",
                hasMail ? issuer + "/password-reset" : null,
                hasMail && hasLoginLink ? issuer + "/login/link" : null,
                issuer + "/q/swagger-ui");
    }
}

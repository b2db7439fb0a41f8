package dev.latchkey.token;

import java.util.List;

/**
 * Authorization server metadata (RFC 8414). The token endpoint knows the password grant only, and asks for no client
 * authentication; there is no authorization endpoint, hence no response type.
 */
record Discovery(
        String issuer,
        String jwksUri,
        String tokenEndpoint,
        List<String> grantTypesSupported,
        List<String> responseTypesSupported,
        List<String> tokenEndpointAuthMethodsSupported,
        String serviceDocumentation) {

    static Discovery of(String issuer) {
        return new Discovery(
                issuer,
                issuer + "/.well-known/jwks.json",
                issuer + "/login",
                List.of("password"),
                List.of(),
                List.of("none"),
                issuer + "/q/swagger-ui");
    }
}

/**
 * What OAuth 2 has for services and clients beside the token endpoint: ending a token, and asking about one. May import {@code
 * session} and what is below it, and no other feature.
 */
package dev.latchkey.oauth2;

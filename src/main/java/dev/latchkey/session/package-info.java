/**
 * Sessions: one row for each login, from which every access token of it lives. Whoever asks "is this caller still logged
 * in?" asks here. Owns the table {@code sessions}; may import {@code revocation}, {@code user} and what is below them.
 */
package dev.latchkey.session;

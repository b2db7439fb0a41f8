package dev.latchkey.session;

import org.jspecify.annotations.Nullable;

/**
 * Where a request came from, as its owner will recognise it.
 *
 * @param userAgent what the client calls itself, shortened; null where it does not say
 * @param ip its address; null where the connection has none
 */
public record Client(@Nullable String userAgent, @Nullable String ip) {}

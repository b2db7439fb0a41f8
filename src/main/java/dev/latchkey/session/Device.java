package dev.latchkey.session;

import org.jspecify.annotations.Nullable;

/**
 * What a client calls itself, in words that its owner recognises. A client may call itself anything: this is to be shown, and
 * nothing to be relied on.
 *
 * @param browser such as {@code Firefox}, or another program's name, such as {@code curl}; null where it is unknown
 * @param system such as {@code Linux}; null where it is unknown
 */
public record Device(@Nullable String browser, @Nullable String system) {
    static final Device UNKNOWN = new Device(null, null);
}

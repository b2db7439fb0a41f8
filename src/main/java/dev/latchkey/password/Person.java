package dev.latchkey.password;

import org.jspecify.annotations.Nullable;

/** The one whose password it is, as others know that person. */
public record Person(String email, String name, @Nullable String username) {}

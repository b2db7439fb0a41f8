package dev.latchkey.keys;

import java.time.Duration;

/** How long what keys make is good for, which the packages above decide: a key is kept for as long. */
public interface Lifetimes {
    /** The longest life of an access token that is signed now. */
    Duration accessToken();

    /** The longest life of a refresh token that is made now. */
    Duration refreshToken();
}

/** The way back for who has forgotten their password. May import {@code browser} and what is below it, and no other feature. */
@NullMarked
package dev.latchkey.recovery;

import org.jspecify.annotations.NullMarked;

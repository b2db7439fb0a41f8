/**
 * Tokens of mailed links: made, mailed, redeemed once, ended; and what anybody may ask to have mailed. Owns the tables
 * {@code one_time_tokens} and {@code link_requests}; may import {@code mail} and what is below it.
 */
@NullMarked
package dev.latchkey.onetime;

import org.jspecify.annotations.NullMarked;

/**
 * The feed of revocations for services that verify tokens elsewhere: a page of what ended, signed, now or when there is
 * news. May import {@code revocation}, {@code token}, {@code keys} and what is below them.
 */
package dev.latchkey.feed;

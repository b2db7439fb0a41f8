/**
 * Access tokens: how they are minted, what is believed of one that a client sends, and how others find out how to verify
 * them. May import {@code keys}, {@code user} and what is below them.
 */
package dev.latchkey.token;

/**
 * Access tokens: how they are minted, what is believed of one that a client sends, and how others find out how to verify
 * them. May import {@code mail} and what is below it.
 */
package dev.latchkey.token;

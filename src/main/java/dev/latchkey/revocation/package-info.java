/**
 * What stopped to hold before its time: sessions that ended, users who were disabled, keys that were taken away. Nodes follow
 * the table here to forget what they remember. Owns the table {@code revocations}, which triggers fill; may import {@code
 * token}, {@code keys} and what is below them.
 */
package dev.latchkey.revocation;

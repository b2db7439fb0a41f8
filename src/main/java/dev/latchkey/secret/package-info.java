/**
 * The operator's secrets: where they come from, and sealing under them what the database may not show. Imports {@code
 * database} and {@code problem} only.
 */
package dev.latchkey.secret;

/**
 * Which PostgreSQL Latchkey works with, and everything about being connected to it: the embedded server that is used
 * when none is configured, the migrations, the limits of the connection pool, and readiness; and how what is upkept in it goes on
 * in rounds.
 *
 * <p>Imports nothing of Latchkey but {@code web} and {@code problem}.
 */
@NullMarked
package dev.latchkey.database;

import org.jspecify.annotations.NullMarked;

/**
 * Connections, before there is a request on them: how many there may be, and how long one may take over sending and reading.
 */
package dev.latchkey.connection;

/** Logging in and out. May import {@code browser} and what is below it, and no other feature. */
package dev.latchkey.login;

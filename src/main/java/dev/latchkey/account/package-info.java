/** One's own account: making it, changing it, leaving it. May import {@code browser} and what is below it, and no other feature. */
package dev.latchkey.account;

/**
 * Passwords: which may be set, how they are hashed, and how one is checked against whatever form is stored. Owns the
 * threads that hash; nothing else runs on them.
 */
package dev.latchkey.password;

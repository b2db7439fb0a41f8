/**
 * Who has an account: the user, how one is found and written, and how one is shown. Owns the table {@code users}; may
 * import {@code audit} and what is below it. It knows nothing of sessions or posts: those go with their user by {@code ON
 * DELETE CASCADE}, and are handed out to the user by {@link dev.latchkey.user.PersonalData}.
 */
package dev.latchkey.user;

package dev.latchkey.login;

/**
 * What the login page offers to who reads their mail.
 *
 * @param reset to set a new password
 * @param login to log in by a link
 */
record ByMail(boolean reset, boolean login) {}

/**
 * Mail to users. What is to be mailed is a row, written in the transaction of its cause; a job on any of the nodes renders and
 * sends it, and nothing else talks to a mail server. Owns the tables {@code mails}, {@code mail_counts} and {@code
 * mail_languages}; may import {@code audit}, {@code secret}, {@code user}, {@code database}, {@code page} and what is below them.
 */
@NullMarked
package dev.latchkey.mail;

import org.jspecify.annotations.NullMarked;

package dev.latchkey.mail;

/** How a connection to the mail server is kept from others. */
public enum MailTls {
    /** By STARTTLS where the server offers it, else not at all. */
    OFFERED,
    /** By STARTTLS; a server that does not offer it gets no mail. */
    REQUIRED,
    /** From the first byte, mostly on port 465. */
    IMPLICIT,
    /** Not at all. */
    NONE
}

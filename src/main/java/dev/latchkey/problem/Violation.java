package dev.latchkey.problem;

/**
 * One invalid member of a request.
 *
 * @param field the member's name as the client wrote it, dotted where nested
 * @param message what is expected of it, for people
 */
public record Violation(String field, String message) {}

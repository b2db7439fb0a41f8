package dev.latchkey.browser;

/**
 * Another page that one may go on to.
 *
 * @param path of the page
 * @param label the key of its button
 */
public record WayOn(String path, String label) {}

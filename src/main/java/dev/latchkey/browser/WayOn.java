package dev.latchkey.browser;

/**
 * Where somebody goes on whose link is not good any more.
 *
 * @param path of the page
 * @param label the key of its button
 */
public record WayOn(String path, String label) {}

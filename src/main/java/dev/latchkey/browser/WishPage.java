package dev.latchkey.browser;

/**
 * A page where anybody asks for a link.
 *
 * @param path of the page, where its form is sent
 * @param title its key
 * @param mailed the key of what is said afterwards, whatever there is
 */
public record WishPage(String path, String title, String mailed) {}

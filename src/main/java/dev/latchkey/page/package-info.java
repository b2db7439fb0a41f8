/**
 * What all pages share: the look of the site, its texts, forms that come back with what is wrong, and where a visitor may be
 * sent. Knows nobody and no account; may import {@code web} and {@code problem}.
 */
@NullMarked
package dev.latchkey.page;

import org.jspecify.annotations.NullMarked;

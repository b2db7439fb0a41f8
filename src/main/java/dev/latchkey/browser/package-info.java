/**
 * A session in a browser: the cookie that carries it, who is behind it, and where one goes who has none. Pages take it, the
 * API does not. Also the pages that mailed links have in common, where they are asked for and where they lead. May import {@code session} and what is below it.
 */
@NullMarked
package dev.latchkey.browser;

import org.jspecify.annotations.NullMarked;

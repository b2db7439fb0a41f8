package dev.latchkey.user;

import java.text.Normalizer;
import java.util.Locale;

/** The form of a text in which letter case and the way accents are composed make no difference. */
final class Folded {
    private Folded() {}

    static String of(String text) {
        return Normalizer.normalize(text.toLowerCase(Locale.ROOT), Normalizer.Form.NFC);
    }
}

package dev.latchkey.user;

import java.text.Normalizer;

/**
 * The form of a text in which letter case and the way accents are composed make no difference. Case as {@link
 * String#equalsIgnoreCase} sees it, letter by letter: {@code toLowerCase} of a whole text gives a sigma two forms.
 */
final class Folded {
    private Folded() {}

    static String of(String text) {
        int[] letters = Normalizer.normalize(text, Normalizer.Form.NFC)
                .codePoints()
                .map(letter -> Character.toLowerCase(Character.toUpperCase(letter)))
                .toArray();
        return new String(letters, 0, letters.length);
    }
}

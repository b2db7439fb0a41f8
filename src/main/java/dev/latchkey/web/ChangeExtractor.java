package dev.latchkey.web;

import jakarta.validation.valueextraction.ExtractedValue;
import jakarta.validation.valueextraction.ValueExtractor;

/** Lets constraints stand on what a patch changes a member to: {@code Change<@PlainText(max = 100) String>}. */
public final class ChangeExtractor implements ValueExtractor<Change<@ExtractedValue ?>> {
    @Override
    public void extractValues(Change<?> change, ValueReceiver receiver) {
        // An absent member is not validated at all, so that @NotNull refuses null and lets absence pass.
        if (change.given()) {
            receiver.value(null, change.value());
        }
    }
}

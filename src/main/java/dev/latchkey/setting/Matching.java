package dev.latchkey.setting;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The form that a setting must have. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Matching {
    /** A regular expression for all of it. */
    String regexp();

    /** What it does not, for the operator: the end of a sentence that starts with the property. */
    String message();
}

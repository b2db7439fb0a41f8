package dev.latchkey.problem;

import io.quarkus.qute.RawString;
import io.quarkus.qute.TemplateExtension;

/** The catalogue's texts, as pages show them: what stands between backticks is code. */
@TemplateExtension
final class Prose {
    private Prose() {}

    static RawString prose(String text) {
        String escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
        return new RawString(escaped.replaceAll("`([^`]*)`", "<code>$1</code>"));
    }
}

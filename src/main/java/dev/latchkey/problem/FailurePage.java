package dev.latchkey.problem;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a person sees of a problem that no page has a place for. */
final class FailurePage {
    private FailurePage() {}

    @CheckedTemplate(basePath = "problem")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance failure(ProblemType type, @Nullable UUID id);
    }

    /** Whether a problem is told that way: all of those at pages, elsewhere what one meets by mistyping or misfortune. */
    static boolean isFor(Reader reader, String path, ProblemType type) {
        boolean anywhere = type == ProblemType.NOT_FOUND || type.status() >= 500;
        return reader.isPerson() && (anywhere || Reader.isPage(path));
    }

    static String of(ProblemType type, @Nullable UUID id, Reader reader) {
        return Templates.failure(type, id).setLocale(reader.language()).render();
    }
}

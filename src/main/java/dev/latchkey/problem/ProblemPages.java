package dev.latchkey.problem;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;

/** What the type URIs of problems show when they are opened. */
@Path("/problems")
@Produces(MediaType.TEXT_HTML)
public class ProblemPages {

    @CheckedTemplate(basePath = "problem")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance problem(ProblemType type);

        static native TemplateInstance problems(List<ProblemType> types);
    }

    @GET
    @Operation(hidden = true)
    public TemplateInstance all() {
        return Templates.problems(List.of(ProblemType.values()));
    }

    @GET
    @Path("{slug}")
    @Operation(hidden = true)
    public TemplateInstance one(@RestPath String slug) {
        return ProblemType.withSlug(slug).map(Templates::problem).orElseThrow(() -> Problem.of(ProblemType.NOT_FOUND));
    }
}

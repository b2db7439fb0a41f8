package dev.latchkey.page;

import dev.latchkey.problem.Problem;
import io.quarkus.qute.TemplateInstance;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/** The answers of pages. */
public final class Pages {
    private Pages() {}

    public static RestResponse<TemplateInstance> show(TemplateInstance page) {
        return RestResponse.ok(page);
    }

    /** A form that comes back, with the status and the headers that the API would answer. */
    public static RestResponse<TemplateInstance> refuse(TemplateInstance page, Problem problem) {
        ResponseBuilder<TemplateInstance> response =
                ResponseBuilder.<TemplateInstance>create(problem.status()).entity(page);
        problem.headers().forEach(response::header);
        return response.build();
    }

    /** What was asked for is done; the browser goes on to a page, which it may load again without doing it again. */
    public static RestResponse<TemplateInstance> goTo(String path) {
        return ResponseBuilder.<TemplateInstance>create(RestResponse.Status.SEE_OTHER)
                .header("Location", path)
                .build();
    }

    /** The same, to a page that says what was done. */
    public static RestResponse<TemplateInstance> goTo(String path, Notice notice) {
        return goTo(path + "?notice=" + notice.queryName());
    }
}

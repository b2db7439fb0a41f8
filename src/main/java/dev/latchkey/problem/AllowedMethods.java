package dev.latchkey.problem;

import io.quarkus.resteasy.reactive.server.runtime.ResteasyReactiveRecorder;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.mapping.RequestMapper;
import org.jboss.resteasy.reactive.server.mapping.RequestMapper.RequestPath;
import org.jboss.resteasy.reactive.server.mapping.RuntimeResource;
import org.jboss.resteasy.reactive.server.mapping.URITemplate;
import org.jboss.resteasy.reactive.server.util.RuntimeResourceVisitor;
import org.jspecify.annotations.Nullable;

/**
 * Which methods a path has. The framework's own 405 has no {@code Allow}, and its OPTIONS lists those of all paths of the
 * resource class.
 */
@ApplicationScoped
class AllowedMethods {
    private static final Pattern PARAMETERS = Pattern.compile(";[^/]*");

    private volatile @Nullable Map<String, RequestMapper<String>> byMethod;

    /** Answers OPTIONS, and an unknown path with 404, where the framework would list what is at a class's root. */
    @ServerRequestFilter(preMatching = true)
    @Nullable
    Response options(RoutingContext context) {
        boolean asked = HttpMethod.OPTIONS.equals(context.request().method().name());
        return asked ? options(at(context.normalizedPath())) : null;
    }

    private static Response options(Set<String> methods) {
        if (methods.isEmpty()) {
            throw Problem.of(ProblemType.NOT_FOUND);
        }
        return Response.noContent().allow(methods).build();
    }

    /** The methods, sorted; none where nothing is. Whatever parameters a segment has, are no part of its name (RFC 3986, section 3.3). */
    Set<String> at(String path) {
        String plain = PARAMETERS.matcher(path).replaceAll("");
        Set<String> methods = new TreeSet<>();
        routes().forEach((method, paths) -> {
            if (paths.map(plain) != null) {
                methods.add(method);
            }
        });
        if (methods.contains(HttpMethod.GET)) {
            methods.add(HttpMethod.HEAD);
        }
        if (!methods.isEmpty()) {
            methods.add(HttpMethod.OPTIONS);
        }
        return methods;
    }

    private Map<String, RequestMapper<String>> routes() {
        Map<String, RequestMapper<String>> known = byMethod;
        if (known == null) {
            known = read();
            byMethod = known;
        }
        return known;
    }

    private static Map<String, RequestMapper<String>> read() {
        Map<String, ArrayList<RequestPath<String>>> paths = new TreeMap<>();
        var classes = ResteasyReactiveRecorder.getCurrentDeployment().getClassMappers();
        RuntimeResourceVisitor.visitRuntimeResources("", classes, new RuntimeResourceVisitor() {
            @Override
            public void visitRuntimeResource(String method, String path, RuntimeResource resource) {
                paths.computeIfAbsent(method, unused -> new ArrayList<>())
                        .add(new RequestPath<>(false, new URITemplate(path, false), path));
            }
        });
        Map<String, RequestMapper<String>> byMethod = new TreeMap<>();
        paths.forEach((method, known) -> byMethod.put(method, new RequestMapper<>(known)));
        return byMethod;
    }
}

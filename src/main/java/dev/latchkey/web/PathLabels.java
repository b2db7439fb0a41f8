package dev.latchkey.web;

import io.micrometer.core.instrument.config.MeterFilter;
import io.quarkus.resteasy.reactive.server.runtime.ResteasyReactiveRecorder;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.HashSet;
import java.util.Set;
import org.jboss.resteasy.reactive.server.core.Deployment;
import org.jboss.resteasy.reactive.server.mapping.RuntimeResource;
import org.jboss.resteasy.reactive.server.util.RuntimeResourceVisitor;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the metrics from growing with every path that a client makes up. What is refused before its resource is found, as by a
 * 405, is labelled with the path as it was sent, and after a hundred of those no other path would be counted any more.
 */
class PathLabels {
    /** What stands in place of a path already. */
    private static final Set<String> NO_PATHS = Set.of("root", "NOT_FOUND", "REDIRECTION", "UNKNOWN");

    private volatile @Nullable Set<String> known;

    @Produces
    @Singleton
    MeterFilter knownPathsOnly() {
        return MeterFilter.replaceTagValues("uri", path -> known().contains(path) ? path : "OTHER");
    }

    private Set<String> known() {
        Set<String> paths = known;
        Deployment deployment = ResteasyReactiveRecorder.getCurrentDeployment();
        if (paths == null && deployment != null) {
            paths = read(deployment);
            known = paths;
        }
        return paths == null ? NO_PATHS : paths;
    }

    private static Set<String> read(Deployment deployment) {
        Set<String> paths = new HashSet<>(NO_PATHS);
        RuntimeResourceVisitor.visitRuntimeResources("", deployment.getClassMappers(), new RuntimeResourceVisitor() {
            @Override
            public void visitRuntimeResource(String method, String path, RuntimeResource resource) {
                paths.add(path);
            }
        });
        return paths;
    }
}

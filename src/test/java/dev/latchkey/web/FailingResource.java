package dev.latchkey.web;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import io.smallrye.mutiny.CompositeException;
import io.smallrye.mutiny.Uni;
import io.vertx.core.VertxException;
import io.vertx.core.impl.NoStackTraceThrowable;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.ClosedConnectionException;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.net.ConnectException;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import org.hibernate.QueryTimeoutException;
import org.hibernate.exception.GenericJDBCException;
import org.hibernate.exception.LockAcquisitionException;
import org.jboss.resteasy.reactive.RestPath;

/** Fails in every way that code can. */
@Path("/test/failures")
public class FailingResource {
    private static final String INTERNAL = "select password_hash from users";
    private static final Map<String, Supplier<Throwable>> FAILURES = Map.ofEntries(
            Map.entry("runtime", () -> new IllegalStateException(INTERNAL)),
            Map.entry("error", () -> new StackOverflowError(INTERNAL)),
            Map.entry(
                    "entity",
                    () -> new WebApplicationException(
                            Response.status(400).entity(INTERNAL).build())),
            Map.entry(
                    "entity-500",
                    () -> new WebApplicationException(
                            Response.status(500).entity(INTERNAL).build())),
            Map.entry("teapot", () -> new WebApplicationException(INTERNAL, 418)),
            Map.entry("web-503", () -> new WebApplicationException(INTERNAL, 503)),
            Map.entry("unauthorized", () -> new UnauthorizedException(INTERNAL)),
            Map.entry("authentication", () -> new AuthenticationFailedException(INTERNAL)),
            Map.entry("forbidden", () -> new ForbiddenException(INTERNAL)),
            Map.entry("pg-shutdown", () -> new PgException(INTERNAL, "FATAL", "57P01", INTERNAL)),
            Map.entry("pg-too-many", () -> new PgException(INTERNAL, "FATAL", "53300", INTERNAL)),
            Map.entry("pg-syntax", () -> new PgException(INTERNAL, "ERROR", "42601", INTERNAL)),
            Map.entry("closed", () -> ClosedConnectionException.INSTANCE),
            Map.entry(
                    "hibernate-too-many",
                    () -> new GenericJDBCException(INTERNAL, new SQLException(INTERNAL, "53300"), INTERNAL)),
            Map.entry("hibernate-too-slow", () -> new QueryTimeoutException(INTERNAL, new SQLException(), INTERNAL)),
            Map.entry(
                    "hibernate-deadlock",
                    () -> new LockAcquisitionException(INTERNAL, new SQLException(INTERNAL, "40P01"), INTERNAL)),
            Map.entry(
                    "hibernate-rollback",
                    () -> new CompositeException(
                            ClosedConnectionException.INSTANCE, new IllegalStateException("HR000090: " + INTERNAL))),
            Map.entry("lost", () -> new NoStackTraceThrowable("Connection is not active now, current status: CLOSED")),
            Map.entry("query-pool", () -> new VertxException("Timeout waiting for connection", true)),
            Map.entry("too-late", io.smallrye.mutiny.TimeoutException::new),
            Map.entry("pool", () -> new CompletionException(new NoStackTraceThrowable("Timeout"))),
            Map.entry("refused", () -> new RuntimeException(new ConnectException(INTERNAL))));

    @GET
    @Path("{name}")
    public Uni<String> later(@RestPath String name) {
        return Uni.createFrom().failure(FAILURES.get(name));
    }

    @GET
    @Path("{name}/now")
    public String now(@RestPath String name) throws Throwable {
        throw FAILURES.get(name).get();
    }
}

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
    private static final String SECRET = "select password_hash from users";
    private static final Map<String, Supplier<Throwable>> FAILURES = Map.ofEntries(
            Map.entry("runtime", () -> new IllegalStateException(SECRET)),
            Map.entry("error", () -> new StackOverflowError(SECRET)),
            Map.entry(
                    "entity",
                    () -> new WebApplicationException(
                            Response.status(400).entity(SECRET).build())),
            Map.entry(
                    "entity-500",
                    () -> new WebApplicationException(
                            Response.status(500).entity(SECRET).build())),
            Map.entry("teapot", () -> new WebApplicationException(SECRET, 418)),
            Map.entry("web-503", () -> new WebApplicationException(SECRET, 503)),
            Map.entry("unauthorized", () -> new UnauthorizedException(SECRET)),
            Map.entry("authentication", () -> new AuthenticationFailedException(SECRET)),
            Map.entry("forbidden", () -> new ForbiddenException(SECRET)),
            Map.entry("pg-shutdown", () -> new PgException(SECRET, "FATAL", "57P01", SECRET)),
            Map.entry("pg-too-many", () -> new PgException(SECRET, "FATAL", "53300", SECRET)),
            Map.entry("pg-syntax", () -> new PgException(SECRET, "ERROR", "42601", SECRET)),
            Map.entry("closed", () -> ClosedConnectionException.INSTANCE),
            Map.entry(
                    "hibernate-too-many",
                    () -> new GenericJDBCException(SECRET, new SQLException(SECRET, "53300"), SECRET)),
            Map.entry("hibernate-too-slow", () -> new QueryTimeoutException(SECRET, new SQLException(), SECRET)),
            Map.entry(
                    "hibernate-deadlock",
                    () -> new LockAcquisitionException(SECRET, new SQLException(SECRET, "40P01"), SECRET)),
            Map.entry(
                    "hibernate-rollback",
                    () -> new CompositeException(
                            ClosedConnectionException.INSTANCE, new IllegalStateException("HR000090: " + SECRET))),
            Map.entry("lost", () -> new NoStackTraceThrowable("Connection is not active now, current status: CLOSED")),
            Map.entry("query-pool", () -> new VertxException("Timeout waiting for connection", true)),
            Map.entry("too-late", io.smallrye.mutiny.TimeoutException::new),
            Map.entry("pool", () -> new CompletionException(new NoStackTraceThrowable("Timeout"))),
            Map.entry("refused", () -> new RuntimeException(new ConnectException(SECRET))));

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

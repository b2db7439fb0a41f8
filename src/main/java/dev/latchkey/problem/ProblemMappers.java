package dev.latchkey.problem;

import com.fasterxml.jackson.databind.exc.InvalidDefinitionException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import io.quarkus.security.AuthenticationCompletionException;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.AuthenticationRedirectException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import io.vertx.ext.web.RoutingContext;
import jakarta.validation.ValidationException;
import jakarta.ws.rs.NotAllowedException;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;
import org.jspecify.annotations.Nullable;

/** Every failure of a REST request, turned into a problem. */
final class ProblemMappers {
    private final AllowedMethods allowed;

    ProblemMappers(AllowedMethods allowed) {
        this.allowed = allowed;
    }

    /** Lists, beside everything, each exception that the framework has a mapper of its own for: the nearest one wins. */
    @ServerExceptionMapper({
        Throwable.class,
        NotFoundException.class,
        ValidationException.class,
        AuthenticationFailedException.class,
        AuthenticationCompletionException.class,
        AuthenticationRedirectException.class,
        UnauthorizedException.class,
        ForbiddenException.class,
        MismatchedInputException.class,
        InvalidDefinitionException.class
    })
    Response problem(Throwable failure, RoutingContext context) {
        return response(ProblemResponse.to(context.request(), failure)).build();
    }

    @ServerExceptionMapper
    Response notAllowed(NotAllowedException failure, RoutingContext context) {
        return response(ProblemResponse.to(context.request(), failure))
                .allow(allowed.at(context.normalizedPath()))
                .build();
    }

    /** A thrown response that has an entity bypasses the mappers above. */
    @ServerResponseFilter
    void replaceEntity(ContainerResponseContext response, @Nullable Throwable failure, RoutingContext context) {
        if (failure instanceof WebApplicationException && !isProblem(response)) {
            ProblemResponse problem = ProblemResponse.to(context.request(), failure);
            response.setStatus(problem.status());
            problem.headers().forEach(response.getHeaders()::putSingle);
            response.setEntity(problem.body());
        }
    }

    private static boolean isProblem(ContainerResponseContext response) {
        MediaType type = response.getMediaType();
        return response.getStatus() < 400 || (type != null && ProblemResponse.isOf(type.toString()));
    }

    private static Response.ResponseBuilder response(ProblemResponse problem) {
        Response.ResponseBuilder response = Response.status(problem.status()).entity(problem.body());
        problem.headers().forEach(response::header);
        return response;
    }
}

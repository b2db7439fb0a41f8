package dev.latchkey.web;

import dev.latchkey.problem.ProblemResponse;
import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.parameters.Parameter.In;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.eclipse.microprofile.openapi.models.responses.APIResponses;
import org.eclipse.microprofile.openapi.models.security.SecurityRequirement;

/**
 * Says in the OpenAPI document what holds of every operation: that its errors are problems, and which it may answer
 * without having declared them.
 */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public final class ProblemSchemas implements OASFilter {
    private static final Map<String, String> SUPPOSED = Map.of("401", "Not Authorized", "403", "Not Allowed");
    private static final Map<String, String> HEADERS = Map.of(
            "401", "WWW-Authenticate",
            "429", "Retry-After",
            "503", "Retry-After");
    private static final String PROBLEM = "Problem";
    private static final String VIOLATION = "Violation";

    @Override
    public Operation filterOperation(Operation operation) {
        APIResponses responses = operation.getResponses();
        if (operation.getRequestBody() != null) {
            declare(responses, "400", "The body cannot be read, or has members that are not valid");
            declare(responses, "408", "The body did not arrive in time");
            declare(responses, "413", "The body is too large");
            declare(responses, "415", "The body is of a media type that is not read here");
        }
        declareOfParameters(operation);
        declareOfCallers(operation);
        declare(responses, "406", "No representation that `Accept` allows");
        declare(responses, "500", "A fault of the server");
        declare(responses, "503", "Overloaded, or the database is away: see `Retry-After`");
        responses.getAPIResponses().forEach(ProblemSchemas::describe);
        return operation;
    }

    private static void declareOfParameters(Operation operation) {
        if (hasParameter(operation, In.QUERY)) {
            declare(operation.getResponses(), "400", "A parameter is not valid");
        }
        if (hasParameter(operation, In.PATH)) {
            declare(operation.getResponses(), "404", "Nothing has this id, or nothing that the caller may see");
        }
    }

    private static boolean hasParameter(Operation operation, In where) {
        return operation.getParameters() != null
                && operation.getParameters().stream().anyMatch(parameter -> parameter.getIn() == where);
    }

    /** In place of what the framework supposes of every guarded operation. */
    private static void declareOfCallers(Operation operation) {
        SUPPOSED.forEach((status, description) -> withdraw(operation.getResponses(), status, description));
        List<SecurityRequirement> security = operation.getSecurity();
        if (security != null) {
            APIResponses responses = operation.getResponses();
            declare(responses, "401", "No access token, or one that is not valid: see `WWW-Authenticate`");
            if (security.stream().anyMatch(ProblemSchemas::wantsRole)) {
                declare(responses, "403", "The caller has not the role that this needs");
            }
        }
    }

    private static void withdraw(APIResponses responses, String status, String description) {
        APIResponse supposed = responses.getAPIResponse(status);
        if (supposed != null && description.equals(supposed.getDescription())) {
            responses.removeAPIResponse(status);
        }
    }

    private static boolean wantsRole(SecurityRequirement requirement) {
        return requirement.getSchemes().values().stream().anyMatch(roles -> !roles.isEmpty());
    }

    private static void declare(APIResponses responses, String status, String description) {
        if (!responses.hasAPIResponse(status)) {
            responses.addAPIResponse(status, OASFactory.createAPIResponse().description(description));
        }
    }

    private static void describe(String status, APIResponse response) {
        boolean refusal = status.startsWith("4") || status.startsWith("5");
        if (refusal && response.getContent() == null && response.getRef() == null) {
            response.setContent(problem());
        }
        String header = HEADERS.get(status);
        if (header != null) {
            response.addHeader(
                    header,
                    OASFactory.createHeader().schema(OASFactory.createSchema().type(List.of(SchemaType.STRING))));
        }
    }

    private static Content problem() {
        Schema schema = OASFactory.createSchema().ref(PROBLEM);
        return OASFactory.createContent()
                .addMediaType(
                        ProblemResponse.MEDIA_TYPE, OASFactory.createMediaType().schema(schema));
    }

    @Override
    public void filterOpenAPI(OpenAPI document) {
        Components components = document.getComponents();
        if (components == null) {
            components = OASFactory.createComponents();
            document.setComponents(components);
        }
        components.addSchema(PROBLEM, problemSchema());
        components.addSchema(VIOLATION, violationSchema());
    }

    private static Schema problemSchema() {
        return object("An RFC 9457 problem.")
                .addProperty(
                        "type",
                        text("A stable URI of the problem's type; opened, it explains itself.", "/problems/not-found"))
                .addProperty("title", text("The type, for people.", "Not found"))
                .addProperty(
                        "status", member(SchemaType.INTEGER, "The HTTP status.").examples(List.of(404)))
                .addProperty("detail", text("What happened this time.", "Nothing is here."))
                .addProperty(
                        "violations",
                        member(SchemaType.ARRAY, "The members that are not valid.")
                                .items(OASFactory.createSchema().ref(VIOLATION)))
                .addProperty(
                        "id", text("Of a 500: what to name when reporting it.", "2f1c4b0e-6f0f-4f59-9a2e-0f0c4b7f9d11"))
                .required(List.of("type", "title", "status", "detail"));
    }

    private static Schema violationSchema() {
        return object("One invalid member of a request.")
                .addProperty("field", text("The member, dotted where nested.", "email"))
                .addProperty("message", text("What is expected of it.", "must be an email address"))
                .required(List.of("field", "message"));
    }

    private static Schema object(String description) {
        return member(SchemaType.OBJECT, description);
    }

    private static Schema text(String description, String example) {
        return member(SchemaType.STRING, description).examples(List.of(example));
    }

    private static Schema member(SchemaType type, String description) {
        return OASFactory.createSchema().type(List.of(type)).description(description);
    }
}

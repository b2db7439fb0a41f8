package dev.latchkey.web;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.models.security.SecurityScheme;
import org.eclipse.microprofile.openapi.models.tags.Tag;

/**
 * What the OpenAPI document says of the whole API and no annotation of one resource can: that a token is got by the OAuth 2
 * password grant, in which order a newcomer reads, and what the bodies of requests may look like.
 */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public final class ApiDescription implements OASFilter {
    /** As {@code quarkus.smallrye-openapi.security-scheme-name} calls it. */
    private static final String BEARER = "bearer";

    private static final String PASSWORD = "password";
    private static final String BASIC = "basic";
    private static final List<String> READING_ORDER =
            List.of("Account", "Login", "Mailed links", "Sessions", "Tokens", "Users", "Posts", "Keys and discovery");

    /** Whatever takes a token takes one that Swagger UI got by logging in. */
    @Override
    public Operation filterOperation(Operation operation) {
        List<SecurityRequirement> security = operation.getSecurity();
        if (security != null && security.stream().anyMatch(requirement -> requirement.hasScheme(BEARER))) {
            operation.addSecurityRequirement(
                    OASFactory.createSecurityRequirement().addScheme(PASSWORD));
        }
        return operation;
    }

    /** An id is one also where it is read as text, so that one that cannot be is a 404. */
    @Override
    public Parameter filterParameter(Parameter parameter) {
        return "id".equals(parameter.getName())
                ? parameter.schema(OASFactory.createSchema().ref("Id"))
                : parameter;
    }

    @Override
    public Schema filterSchema(Schema schema) {
        return PageSchemas.refer(schema);
    }

    @Override
    public void filterOpenAPI(OpenAPI document) {
        document.getComponents().addSecurityScheme(BASIC, resourceServer());
        // Last: there the cursor is, in Swagger UI.
        document.getComponents().addSecurityScheme(PASSWORD, passwordGrant());
        document.setTags(document.getTags().stream()
                .sorted(Comparator.comparing(ApiDescription::place))
                .toList());
        ChangeSchemas.inline(document.getComponents());
        PageSchemas.rename(document.getComponents());
        AnswerSchemas.complete(document);
        BodyExamples.add(document);
    }

    /** The token URL is relative, so that it is right under every host and port. */
    private static SecurityScheme passwordGrant() {
        return OASFactory.createSecurityScheme()
                .type(SecurityScheme.Type.OAUTH2)
                .description("Logs in here: the email address goes in as `username`; leave the client's fields empty.")
                .flows(OASFactory.createOAuthFlows()
                        .password(
                                OASFactory.createOAuthFlow().tokenUrl("/login").scopes(Map.of())));
    }

    private static SecurityScheme resourceServer() {
        return OASFactory.createSecurityScheme()
                .type(SecurityScheme.Type.HTTP)
                .scheme(BASIC)
                .description("The id and secret of the configured resource server.");
    }

    /** Tags that are not in the list come last. */
    private static int place(Tag tag) {
        int place = READING_ORDER.indexOf(tag.getName());
        return place < 0 ? READING_ORDER.size() : place;
    }
}

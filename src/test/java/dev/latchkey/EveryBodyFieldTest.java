package dev.latchkey;

import static dev.latchkey.testing.Problems.problem;
import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.latchkey.testing.TestUser;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every member of every body with every value that a client may come up with: refused by name, or taken as it is. */
@QuarkusTest
class EveryBodyFieldTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Logger LOG = Logger.getLogger(EveryBodyFieldTest.class);

    static Stream<Arguments> members() {
        List<Arguments> members = Arrays.stream(BodyEndpoint.values())
                .flatMap(endpoint -> endpoint.fields().stream().map(field -> Arguments.of(endpoint, field)))
                .toList();
        LOG.infof("%d values of members of bodies", members.size() * JsonValue.values().length);
        return members.stream();
    }

    @ParameterizedTest
    @MethodSource("members")
    void isRefusedByNameOrTakenAsItIs(BodyEndpoint endpoint, BodyField field) {
        Trial trial = new Trial(endpoint, field);
        assertAll(Arrays.stream(JsonValue.values()).map(value -> () -> trial.of(value)));
    }

    /** Tries one value after another; all other members are valid. */
    private static final class Trial {
        private final BodyEndpoint endpoint;
        private final BodyField field;
        private Scene scene;

        Trial(BodyEndpoint endpoint, BodyField field) {
            this.endpoint = endpoint;
            this.field = field;
            this.scene = Scene.of(endpoint);
        }

        void of(JsonValue value) throws IOException {
            Response answer = scene.send(endpoint, endpoint.bodyWith(field, value));
            if (answer.statusCode() == 429) { // one more guess than a scene has
                scene = Scene.of(endpoint);
                answer = scene.send(endpoint, endpoint.bodyWith(field, value));
            }
            judge(value, answer);
        }

        private void judge(JsonValue value, Response answer) throws IOException {
            int status = answer.statusCode();
            assertTrue(field.statusesFor(value).contains(status), () -> value + ": " + status + answer.asString());
            if (field.isNoToken(value)) {
                answer.then().spec(problem(400, "invalid-token"));
            } else if (status == 400) {
                assertNamed(value, answer);
            } else if (status < 300) {
                assertTaken(value, answer);
                scene = Scene.of(endpoint);
            } else {
                assertEquals("application/problem+json", answer.contentType());
            }
        }

        private void assertNamed(JsonValue value, Response answer) throws IOException {
            assertEquals("application/problem+json", answer.contentType());
            JsonNode violations = JSON.readTree(answer.asByteArray()).path("violations");
            assertEquals(1, violations.size(), () -> value + ": " + answer.asString());
            assertTrue(field.isNamed(violations.get(0).path("field").asText()), answer::asString);
        }

        private void assertTaken(JsonValue value, Response answer) throws IOException {
            JsonNode sent = JSON.readTree(value == JsonValue.ABSENT ? "null" : value.literal());
            if (field.isGivenBack(value)) {
                assertEquals(sent, JSON.readTree(answer.asByteArray()).get(field.name()));
            } else if (field.takes() == BodyField.Takes.NEW_PASSWORD) {
                TestUser user = new TestUser("", scene.emailAfter(endpoint), sent.asText(), "");
                assertEquals(200, user.login().statusCode());
            }
        }
    }
}

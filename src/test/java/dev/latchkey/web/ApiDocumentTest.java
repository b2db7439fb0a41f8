package dev.latchkey.web;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class ApiDocumentTest {
    private static final String JSON = "application/json;charset=UTF-8";
    private static final String YAML = "application/yaml;charset=UTF-8";

    @ParameterizedTest
    @ValueSource(strings = {"/q/openapi.json", "/q/openapi?format=json", "/q/openapi?format=JSON"})
    void isJsonWhereThatIsAskedFor(String path) throws JsonProcessingException {
        assertEquals("Latchkey", title(given().get(path), JSON, new ObjectMapper()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/q/openapi", "/q/openapi.yaml", "/q/openapi.yml", "/q/openapi?format=yaml"})
    void isYamlElsewhere(String path) throws JsonProcessingException {
        assertEquals("Latchkey", title(given().get(path), YAML, new ObjectMapper(new YAMLFactory())));
    }

    @Test
    void isJsonForWhoAcceptsThat() throws JsonProcessingException {
        Response answer = given().accept("text/html, application/json;q=0.9").get("/q/openapi");

        assertEquals("Latchkey", title(answer, JSON, new ObjectMapper()));
    }

    @Test
    void saysTheSameInBoth() throws JsonProcessingException {
        JsonNode json = read(given().get("/q/openapi.json"), JSON, new ObjectMapper());
        JsonNode yaml = read(given().get("/q/openapi.yaml"), YAML, new ObjectMapper(new YAMLFactory()));

        assertEquals(json, yaml);
    }

    @Test
    void hasNoBodyForWhoAsksOnlyForTheHead() {
        given().head("/q/openapi").then().statusCode(200).contentType(YAML).body(is(""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/q/openapi", "/q/openapi.json", "/q/openapi.yaml"})
    void isOnlyRead(String path) {
        given().post(path)
                .then()
                .statusCode(405)
                .header("Allow", "GET, HEAD")
                .contentType("application/problem+json")
                .body("status", equalTo(405));
    }

    private static String title(Response answer, String mediaType, ObjectMapper mapper) throws JsonProcessingException {
        return read(answer, mediaType, mapper).at("/info/title").asText();
    }

    private static JsonNode read(Response answer, String mediaType, ObjectMapper mapper)
            throws JsonProcessingException {
        answer.then().statusCode(200).contentType(mediaType).header("Cache-Control", "no-cache");
        return mapper.readTree(answer.asString());
    }
}

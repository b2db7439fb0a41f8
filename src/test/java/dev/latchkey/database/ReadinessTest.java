package dev.latchkey.database;

import static io.restassured.RestAssured.get;
import static org.hamcrest.Matchers.is;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ReadinessTest {
    @Test
    void isReadyWhenTheDatabaseAnswers() {
        get("/q/health/ready").then().statusCode(200).body("status", is("UP"));
    }
}

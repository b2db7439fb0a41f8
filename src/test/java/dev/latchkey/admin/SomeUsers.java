package dev.latchkey.admin;

import static io.restassured.RestAssured.given;

import dev.latchkey.testing.TestUser;
import io.restassured.http.ContentType;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/** Accounts that can be found by what they are called. */
final class SomeUsers {
    private SomeUsers() {}

    /** A text that no other test has. */
    static String unique() {
        return UUID.randomUUID().toString().substring(9);
    }

    /** The ids of so many new accounts of this name, newest first. */
    static List<String> named(String name, int count) {
        return Stream.generate(() -> registered(Map.of("name", name)))
                .limit(count)
                .sorted((one, other) -> other.compareTo(one))
                .toList();
    }

    /** The id of a new account with these members. */
    static String registered(Map<String, String> members) {
        Map<String, String> body = new HashMap<>(
                Map.of("email", TestUser.uniqueEmail(), "password", "a password of some user", "name", "Some user"));
        body.putAll(members);
        return given().contentType(ContentType.JSON)
                .body(body)
                .post("/register")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }
}

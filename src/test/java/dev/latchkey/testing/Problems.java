package dev.latchkey.testing;

import static dev.latchkey.testing.Members.member;
import static dev.latchkey.testing.Members.members;
import static org.hamcrest.Matchers.equalTo;

import io.restassured.builder.ResponseSpecBuilder;
import io.restassured.specification.ResponseSpecification;
import java.util.List;

/** What an answer has to look like that is an RFC 9457 problem. */
public final class Problems {
    private Problems() {}

    /** A problem of this status and of the type {@code /problems/{slug}}. */
    public static ResponseSpecification problem(int status, String slug) {
        return new ResponseSpecBuilder()
                .expectStatusCode(status)
                .expectContentType("application/problem+json")
                .expectBody(member("type", equalTo("/problems/" + slug)))
                .expectBody(member("status", equalTo(status)))
                .build();
    }

    /** A 400 that names these fields and no other. */
    public static ResponseSpecification violations(String... fields) {
        return new ResponseSpecBuilder()
                .addResponseSpecification(problem(400, "invalid-request"))
                .expectBody(members("violations", "field", equalTo(List.of(fields))))
                .build();
    }
}

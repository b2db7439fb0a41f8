package dev.latchkey.account;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;

import dev.latchkey.testing.TestUser;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

@QuarkusTest
class RegistrationTest {
    @Test
    void aNewAccountIsToldWhereItIs() {
        String email = TestUser.uniqueEmail();
        TestUser.register(email)
                .then()
                .statusCode(201)
                .header("Location", matchesPattern("/users/[0-9a-f-]{36}"))
                .body("email", equalTo(email));
    }
}

package dev.latchkey.account;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import dev.latchkey.testing.TestUser;
import dev.latchkey.testing.Visitor;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A form of the account page that comes back, under an address of its own. */
@QuarkusTest
class RefusedAccountFormTest {
    private Visitor visitor;

    @BeforeEach
    void logIn() {
        visitor = Visitor.of(TestUser.registered());
    }

    @Test
    void comesBackFilledInWithTheMessageAtItsField() {
        visitor.send("/accounts/profile", Map.of("name", "Ada King", "username", "a b"))
                .then()
                .statusCode(400)
                .body("**.find {it.@id == 'username'}.@aria-invalid", equalTo("true"))
                .body(containsString("value=\"Ada King\""))
                .body(containsString("value=\"a b\""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/accounts/profile", "/accounts/password", "/accounts/delete"})
    void leadsToTheAccountPageWhereItsAddressIsOpened(String path) {
        visitor.open(path).then().statusCode(303).header("Location", "/accounts");
        Visitor.unknown()
                .open(path)
                .then()
                .statusCode(303)
                .header("Location", containsString("/accounts/login?next=%2Faccounts%2F"));
    }
}

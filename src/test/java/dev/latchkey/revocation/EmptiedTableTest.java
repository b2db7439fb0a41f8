package dev.latchkey.revocation;

import static dev.latchkey.testing.Problems.problem;

import dev.latchkey.database.PlainSql;
import dev.latchkey.testing.TestUser;
import dev.latchkey.testing.Tokens;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class EmptiedTableTest {
    @Inject
    PlainSql database;

    @ParameterizedTest
    @ValueSource(strings = {"TRUNCATE revocations RESTART IDENTITY", "TRUNCATE revocations", "DELETE FROM revocations"})
    void aNodeHearsOfLogoutsAfterItsTableWasEmptied(String emptying) throws Throwable {
        TestUser user = TestUser.registered();
        for (int i = 0; i < 5; i++) {
            Tokens.of(user).asks().post("/logout").then().statusCode(204);
        }
        VertxContextSupport.subscribeAndAwait(() -> database.run(emptying, Tuple.tuple()));
        Tokens tokens = Tokens.of(user);
        tokens.asks().get("/me").then().statusCode(200);
        tokens.asks().post("/logout").then().statusCode(204);
        tokens.asks().get("/me").then().spec(problem(401, "invalid-token"));
    }
}

package dev.latchkey.database;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.latchkey.problem.CannotStart;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseUrlTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "postgresql://db:5432/auth",
                "postgres://db/auth",
                " jdbc:postgresql://db/auth ",
                "vertx-reactive:postgresql://db:5432/auth?application_name=x"
            })
    void everyDialectMeansTheSame(String text) {
        DatabaseUrl url = DatabaseUrl.parse(text);
        assertEquals("postgresql://db:5432/auth", url.reactive());
        assertEquals("jdbc:postgresql://db:5432/auth", url.jdbc());
        assertNull(url.username());
    }

    @Test
    void credentialsLeaveTheUrlAndAreNotShown() {
        DatabaseUrl url = DatabaseUrl.parse("postgres://ada:p%40ss:word@db/auth?sslmode=require");
        assertEquals("ada", url.username());
        assertEquals("p@ss:word", url.password());
        assertEquals("jdbc:postgresql://db:5432/auth?sslmode=require", url.jdbc());
        assertEquals("db:5432/auth", url.toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"db", "mysql://ada:secret@db/auth", "postgresql:///auth", "postgresql://ada:sec ret@db/auth"})
    void anythingElseIsRefusedWithoutShowingIt(String text) {
        CannotStart refusal = assertThrows(CannotStart.class, () -> DatabaseUrl.parse(text));
        assertFalse(String.valueOf(refusal.getMessage()).contains("sec"));
    }
}

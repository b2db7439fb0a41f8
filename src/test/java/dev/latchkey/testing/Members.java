package dev.latchkey.testing;

import io.restassured.response.Response;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.function.Function;
import org.hamcrest.FeatureMatcher;
import org.hamcrest.Matcher;

/** The members of an answered JSON object: REST Assured compiles a script for every path, which takes longer than a request. */
public final class Members {
    private Members() {}

    /** The text that is the member of this name. */
    public static String of(Response answer, String name) {
        return new JsonObject(answer.asString()).getString(name);
    }

    /** Matches a body whose member of this name matches. */
    static Matcher<String> member(String name, Matcher<Object> value) {
        return matcher(name, value, body -> body.getValue(name));
    }

    /** Matches a body whose member {@code list} holds objects that have these texts, in this order, under {@code name}. */
    static Matcher<String> members(String list, String name, Matcher<List<String>> texts) {
        return matcher(list + "." + name, texts, body -> texts(body.getJsonArray(list, new JsonArray()), name));
    }

    static List<String> texts(JsonArray list, String name) {
        return list.stream()
                .map(object -> ((JsonObject) object).getString(name))
                .toList();
    }

    private static <T> Matcher<String> matcher(String name, Matcher<T> value, Function<JsonObject, T> featureOf) {
        return new FeatureMatcher<>(value, "a JSON object with " + name, name) {
            @Override
            protected T featureValueOf(String body) {
                return featureOf.apply(new JsonObject(body));
            }
        };
    }
}

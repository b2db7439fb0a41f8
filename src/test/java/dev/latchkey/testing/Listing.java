package dev.latchkey.testing;

import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Follows a list from page to page. */
public final class Listing {
    private Listing() {}

    /**
     * The ids of all items, in the order in which they come.
     *
     * @param request a new request with all parameters but {@code after}
     * @param betweenPages what happens after each page
     */
    public static List<String> ids(Supplier<RequestSpecification> request, String path, Runnable betweenPages) {
        List<String> seen = new ArrayList<>();
        JsonObject page = read(request.get().get(path));
        seen.addAll(idsOf(page));
        while (page.getString("next") != null) {
            betweenPages.run();
            page = read(
                    request.get().queryParam("after", page.getString("next")).get(path));
            seen.addAll(idsOf(page));
        }
        return seen;
    }

    private static JsonObject read(Response page) {
        return new JsonObject(page.then().statusCode(200).extract().asString());
    }

    private static List<String> idsOf(JsonObject page) {
        return Members.texts(page.getJsonArray("items"), "id");
    }

    /** The ids of all items, in the order in which they come. */
    public static List<String> ids(Supplier<RequestSpecification> request, String path) {
        return ids(request, path, () -> {});
    }
}

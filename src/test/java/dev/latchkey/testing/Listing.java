package dev.latchkey.testing;

import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
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
        JsonPath page = request.get().get(path).then().statusCode(200).extract().jsonPath();
        seen.addAll(page.getList("items.id"));
        while (page.getString("next") != null) {
            betweenPages.run();
            page = request.get()
                    .queryParam("after", page.getString("next"))
                    .get(path)
                    .then()
                    .statusCode(200)
                    .extract()
                    .jsonPath();
            seen.addAll(page.getList("items.id"));
        }
        return seen;
    }

    /** The ids of all items, in the order in which they come. */
    public static List<String> ids(Supplier<RequestSpecification> request, String path) {
        return ids(request, path, () -> {});
    }
}

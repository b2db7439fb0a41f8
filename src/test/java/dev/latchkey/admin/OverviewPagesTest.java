package dev.latchkey.admin;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.latchkey.testing.TestUser;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class OverviewPagesTest {
    private Administrator admin;

    @BeforeEach
    void logIn() {
        admin = Administrator.loggedIn(TestUser.admin());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/admin?q=a%26b", "/admin/users/x", "/admin/users/x/delete"})
    void whoIsNotLoggedInIsSentToLogIn(String path) {
        given().urlEncodingEnabled(false)
                .redirects()
                .follow(false)
                .get(path)
                .then()
                .statusCode(303)
                .header("Location", containsString("/accounts/login?next=%2Fadmin"));
    }

    @Test
    void whoIsNoAdministratorIsToldSo() {
        TestUser user = TestUser.registered();
        Administrator nobody = Administrator.loggedIn(user);
        String page = Administrator.page(user);
        for (String path : List.of("/admin", page, page + "/delete", page + "/sessions/x/end")) {
            nobody.opens(path).then().statusCode(403).body(containsString("Not for you"));
            if (!path.equals("/admin") && !path.equals(page)) {
                nobody.confirms(path).then().statusCode(403);
            }
        }
        user.asks().get("/me").then().statusCode(200);
    }

    @Test
    void theFiguresAndTheDaysAreOnTheFirstPage() {
        String page = admin.reads("/admin");
        assertTrue(page.contains("<dt>Administrators</dt>"), page);
        assertEquals(1, count(page, "<svg "));
        assertEquals(30, count(page, "<tr><th scope=\"row\">20"));
        assertEquals(1, count(page, "<h1>"));
    }

    @Test
    void whoSearchesSeesTheirSearchAndNoFigures() {
        admin.browses()
                .queryParam("q", "ada \"&<b>")
                .get("/admin")
                .then()
                .statusCode(200)
                .body(containsString("value=\"ada &quot;&amp;&lt;b&gt;\""))
                .body(containsString("begins with “ada &quot;&amp;&lt;b&gt;”"))
                .body(not(containsString("<svg ")));
    }

    @Test
    void aUserIsFoundByAddressUsernameAndName() {
        String unique = "u" + SomeUsers.unique();
        String username = unique.substring(0, 20);
        String id = SomeUsers.registered(
                Map.of("email", unique + "@example.org", "username", username, "name", "Name " + unique));
        for (String query : List.of(unique.toUpperCase(Locale.ROOT) + "@", username, " name " + unique)) {
            Response page = admin.browses().queryParam("q", query).get("/admin");
            assertEquals(List.of(id), Administrator.users(page));
            page.then().body(containsString(unique + "@example.org")).body(containsString(">" + username + "<"));
        }
    }

    @Test
    void linksLeadThroughAllUsersOnceNewestFirst() {
        String name = SomeUsers.unique() + " & more";
        List<String> users = SomeUsers.named(name, 43);
        Response page = admin.browses().queryParam("q", name).get("/admin");
        page.then().body(not(containsString("First page")));
        List<String> seen = new ArrayList<>(Administrator.users(page));
        for (String next = next(page); !next.isEmpty(); next = next(page)) {
            page = admin.browses().urlEncodingEnabled(false).get(next);
            page.then().body(containsString("First page")).body(not(containsString("<svg ")));
            seen.addAll(Administrator.users(page));
        }
        assertEquals(users, seen);
    }

    @Test
    void roleAndStateAreToldInWords() {
        String name = SomeUsers.unique();
        String id = SomeUsers.registered(Map.of("name", name));
        admin.user()
                .sends(Map.of("enabled", false, "roles", List.of("user", "admin")))
                .patch("/users/" + id)
                .then()
                .statusCode(200);
        String page = admin.reads("/admin?q=" + name);
        assertTrue(page.contains("<span class=\"badge bad\">Disabled</span>"), page);
        assertTrue(page.contains("<strong>Administrator</strong>"), page);
    }

    @ParameterizedTest
    @ValueSource(strings = {"after=x", "limit=0", "limit=x", "q=%00"})
    void whatCannotBeReadIsRefusedOnAPage(String query) {
        admin.browses()
                .urlEncodingEnabled(false)
                .get("/admin?" + query)
                .then()
                .statusCode(400)
                .contentType("text/html")
                .body(containsString("That did not work"));
    }

    @Test
    void anEmptyParameterIsAsGoodAsNone() {
        admin.opens("/admin?q=&after=").then().statusCode(200).body(containsString("<svg "));
    }

    @Test
    void aNoticeIsOneOfOurs() {
        admin.opens("/admin?notice=user-deleted").then().body(containsString("The account is deleted."));
        admin.opens("/admin?notice=you-won").then().body(not(containsString("role=\"status\"")));
    }

    @Test
    void germansReadGerman() {
        admin.browses()
                .header("Accept-Language", "de")
                .get("/admin?q=" + SomeUsers.unique())
                .then()
                .header("Content-Language", equalTo("de"))
                .body(containsString("<h1>Verwaltung</h1>"))
                .body(containsString("Keine E-Mail-Adresse"));
    }

    private static String next(Response page) {
        String html = page.asString();
        int end = html.indexOf("\" rel=\"next\"");
        return end < 0
                ? ""
                : html.substring(html.lastIndexOf("href=\"", end) + 6, end).replace("&amp;", "&");
    }

    private static int count(String text, String part) {
        return text.split(Pattern.quote(part), -1).length - 1;
    }
}

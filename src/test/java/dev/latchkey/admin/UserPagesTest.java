package dev.latchkey.admin;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.latchkey.testing.TestUser;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The page about one user, and the sessions on it. */
@QuarkusTest
class UserPagesTest {
    private static final String FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0";

    private Administrator admin;
    private TestUser user;
    private String page;

    @BeforeEach
    void register() {
        admin = Administrator.loggedIn(TestUser.admin());
        user = TestUser.registered();
        page = Administrator.page(user);
    }

    @Test
    void everythingAboutTheUserIsOnIt() {
        admin.opens(page)
                .then()
                .statusCode(200)
                .body(containsString("<h1><bdi>Ada Lovelace</bdi></h1>"))
                .body(containsString(user.email()))
                .body(containsString(user.id()))
                .body(containsString("Active</span>"))
                .body(containsString(page + "/disable\""))
                .body(not(containsString(page + "/enable\"")));
    }

    @Test
    void whatIsNobodyIsNotFound() {
        for (String id : List.of("x", "1-1-1-1-1", UUID.randomUUID().toString(), "%ff", "'")) {
            for (String rest : List.of("", "/delete", "/sessions/" + UUID.randomUUID() + "/end")) {
                admin.browses()
                        .urlEncodingEnabled(false)
                        .get("/admin/users/" + id + rest)
                        .then()
                        .statusCode(404)
                        .body(containsString("Nothing here"));
            }
        }
        admin.opens(page + "/explode").then().statusCode(404);
        admin.confirms(page + "/explode").then().statusCode(404);
    }

    @Test
    void sessionsAreNamedByTheirDeviceAndEndAlone() {
        Administrator.login(user, FIREFOX);
        List<String> ends = Administrator.sessionEnds(admin.opens(page));
        assertEquals(2, ends.size());
        admin.opens(page).then().body(containsString("Firefox on Linux")).body(containsString("127.0.0.1"));
        admin.opens(ends.get(0))
                .then()
                .statusCode(200)
                .body(containsString("Sign Ada Lovelace out on this device?"))
                .body(containsString("Firefox on Linux"))
                .body(not(containsString("right now")));
        assertEquals(2, Administrator.sessionEnds(admin.opens(page)).size());
        String next =
                admin.confirms(ends.get(0)).then().statusCode(303).extract().header("Location");
        assertTrue(next.endsWith(page + "?notice=signed-out"), next);
        assertFalse(admin.reads(page).contains("Firefox"));
        user.asks().get("/me").then().statusCode(200);
    }

    @Test
    void aTokenIsRefusedOnceItsSessionWasEnded() {
        String end = Administrator.sessionEnds(admin.opens(page)).get(0);
        admin.confirms(end).then().statusCode(303);
        user.asks().get("/me").then().statusCode(401);
        admin.opens(page).then().body(containsString("Logged in nowhere."));
        admin.opens(end).then().statusCode(404);
        admin.confirms(end).then().statusCode(303);
    }

    @Test
    void aSessionIsOnlyFoundWithItsUser() {
        String end = Administrator.sessionEnds(admin.opens(page)).get(0);
        String elsewhere = end.replace(user.id(), admin.user().id());
        admin.opens(elsewhere).then().statusCode(404);
        admin.confirms(elsewhere).then().statusCode(303);
        user.asks().get("/me").then().statusCode(200);
    }

    @Test
    void ownSessionIsMarkedAndItsEndLeavesThePages() {
        Administrator leaving = Administrator.loggedIn(TestUser.newAdmin());
        String own = Administrator.page(leaving.user());
        leaving.opens(own)
                .then()
                .body(containsString("<span class=\"badge\">You</span>"))
                .body(containsString("This device"));
        String end = Administrator.sessionEnds(leaving.opens(own)).get(0);
        leaving.opens(end).then().body(containsString("the session that you are using right now"));
        leaving.confirms(end).then().statusCode(303).cookie("latchkey", "");
        leaving.opens("/admin").then().statusCode(303).header("Location", containsString("/accounts/login"));
        leaving.user().asks().get("/me").then().statusCode(200);
    }

    @Test
    void olderSessionsAreOnFurtherPages() {
        for (int i = 0; i < 2; i++) {
            user.loggedIn();
        }
        String first = admin.reads(page + "?limit=2");
        String older = page + "?after=";
        assertTrue(first.contains(older), first);
        String after = first.substring(first.indexOf(older)).split("[\"#]", 2)[0];
        assertEquals(1, Administrator.sessionEnds(admin.opens(after)).size());
    }
}

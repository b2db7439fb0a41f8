package dev.latchkey.admin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.latchkey.testing.TestUser;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What users say of themselves is text on every administrator's page, and nothing else. */
@QuarkusTest
class HostileTextTest {
    private static final String UNPARSED = "{msg:logIn}{inject:site.name}{#if true}yes{/if}";
    private static final String NAME = "<script>alert(1)</script>\"'><img src=x onerror=y>" + UNPARSED;
    private static final Pattern ELEMENTS = Pattern.compile("<(img src=x|script>|b>|svg onload)");

    @Test
    void itIsInert() {
        Administrator admin = Administrator.loggedIn(TestUser.admin());
        TestUser user = TestUser.registered();
        user.sends(Map.of("name", NAME)).patch("/me").then().statusCode(200);
        Administrator.login(user, "<svg onload=alert(1)>" + UNPARSED);
        String page = Administrator.page(user);
        List<String> ends = Administrator.sessionEnds(admin.opens(page));
        assertEquals(2, ends.size());
        for (Action action : Action.values()) {
            assertInert(admin.reads(page + "/" + action.segment()));
        }
        Stream.concat(Stream.of(page), ends.stream()).map(admin::reads).forEach(HostileTextTest::assertInert);
        assertInert(admin.browses()
                .queryParam("q", NAME.substring(0, 30))
                .get("/admin")
                .asString());
        assertInert(admin.browses().queryParam("q", NAME).get("/admin").asString());
        assertInert(admin.browses().queryParam("q", NAME + "zzz").get("/admin").asString());
    }

    /** Escaped once, and what looks like our templates' language left as it was typed. */
    private static void assertInert(String html) {
        assertTrue(html.contains("&lt;script&gt;alert(1)&lt;/script&gt;"), html);
        assertFalse(ELEMENTS.matcher(html).find(), html);
        assertFalse(html.contains("&amp;lt;"), html);
        assertTrue(html.contains(UNPARSED), html);
    }
}

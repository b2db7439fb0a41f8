package dev.latchkey.admin;

import static dev.latchkey.testing.Problems.problem;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.latchkey.testing.OnlyAdmins;
import dev.latchkey.testing.TestUser;
import dev.latchkey.testing.Together;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.BiFunction;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** Somebody can always administer. */
@QuarkusTest
class LastAdminTest {
    @Inject
    DataSource database;

    private TestUser admin;

    @BeforeEach
    void promote() {
        admin = TestUser.newAdmin();
    }

    @Test
    void canBeNeitherDemotedNorDisabledNorDeleted() throws Exception {
        try (OnlyAdmins admins = OnlyAdmins.of(database, admin)) {
            for (BiFunction<TestUser, TestUser, Response> removal : List.<BiFunction<TestUser, TestUser, Response>>of(
                    LastAdminTest::demote, LastAdminTest::disable, LastAdminTest::delete)) {
                removal.apply(admin, admin).then().spec(problem(409, "last-admin"));
            }
            leave(admin).then().spec(problem(409, "last-admin"));
            assertEquals(1, admins.count());
            admin.asks().get("/users").then().statusCode(200);
        }
    }

    @Test
    void isTheLastEnabledOne() throws Exception {
        TestUser disabled = TestUser.newAdmin();
        try (OnlyAdmins admins = OnlyAdmins.of(database, admin, disabled)) {
            disable(admin, disabled).then().statusCode(200);
            demote(admin, admin).then().spec(problem(409, "last-admin"));
            delete(admin, disabled).then().statusCode(204);
            assertEquals(1, admins.count());
        }
    }

    @Test
    void mayStillChangeEverythingElse() throws Exception {
        try (OnlyAdmins admins = OnlyAdmins.of(database, admin)) {
            admin.sends(Map.of("name", "Grace", "enabled", true, "roles", List.of("admin")))
                    .patch("/users/" + admin.id())
                    .then()
                    .statusCode(200)
                    .body("name", equalTo("Grace"));
            assertEquals(1, admins.count());
        }
    }

    @Test
    void othersComeAndGoAsBefore() throws Exception {
        TestUser user = TestUser.registered();
        TestUser leaving = TestUser.registered();
        try (OnlyAdmins admins = OnlyAdmins.of(database, admin)) {
            disable(admin, user).then().statusCode(200);
            delete(admin, user).then().statusCode(204);
            leave(leaving).then().statusCode(204);
            assertEquals(1, admins.count());
        }
    }

    @Test
    void ofTwoTheFirstMayLeave() throws Exception {
        TestUser other = TestUser.newAdmin();
        try (OnlyAdmins admins = OnlyAdmins.of(database, admin, other)) {
            leave(other).then().statusCode(204);
            leave(admin).then().spec(problem(409, "last-admin"));
            assertEquals(1, admins.count());
        }
    }

    @RepeatedTest(5)
    void whoDisableEachOtherLeaveOne() throws Exception {
        assertOneStays(LastAdminTest::disable, LastAdminTest::disable);
    }

    @RepeatedTest(5)
    void whoDemoteEachOtherLeaveOne() throws Exception {
        assertOneStays(LastAdminTest::demote, LastAdminTest::demote);
    }

    @RepeatedTest(5)
    void whoDeleteEachOtherLeaveOne() throws Exception {
        assertOneStays(LastAdminTest::delete, LastAdminTest::delete);
    }

    @RepeatedTest(5)
    void whoRemoveEachOtherInDifferentWaysLeaveOne() throws Exception {
        assertOneStays(LastAdminTest::delete, LastAdminTest::disable);
    }

    @RepeatedTest(5)
    void whoLeaveAtOnceLeaveOne() throws Exception {
        assertOneStays((one, other) -> leave(one), (one, other) -> leave(one));
    }

    @RepeatedTest(5)
    void whoLeavesWhileDemotingTheOtherLeavesOne() throws Exception {
        assertOneStays(LastAdminTest::demote, (one, other) -> leave(one));
    }

    private void assertOneStays(
            BiFunction<TestUser, TestUser, Response> first, BiFunction<TestUser, TestUser, Response> second)
            throws Exception {
        TestUser other = TestUser.newAdmin();
        try (OnlyAdmins admins = OnlyAdmins.of(database, admin, other)) {
            List<Integer> statuses = Together.run(List.<Callable<Integer>>of(
                    () -> first.apply(admin, other).statusCode(),
                    () -> second.apply(other, admin).statusCode()));
            assertTrue(Set.of(200, 204, 401, 403, 404, 409).containsAll(statuses), statuses::toString);
            assertEquals(1, admins.count(), statuses::toString);
            assertTrue(statuses.contains(200) || statuses.contains(204), statuses::toString);
        }
    }

    private static Response demote(TestUser by, TestUser whom) {
        return by.sends(Map.of("roles", List.of("user"))).patch("/users/" + whom.id());
    }

    private static Response disable(TestUser by, TestUser whom) {
        return by.sends(Map.of("enabled", false)).patch("/users/" + whom.id());
    }

    private static Response delete(TestUser by, TestUser whom) {
        return by.asks().delete("/users/" + whom.id());
    }

    private static Response leave(TestUser who) {
        return who.sends(Map.of("password", who.password())).delete("/me");
    }
}

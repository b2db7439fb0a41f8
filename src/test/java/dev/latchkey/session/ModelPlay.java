package dev.latchkey.session;

import static dev.latchkey.testing.TestUser.admin;
import static java.time.Duration.ofDays;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;

import dev.latchkey.testing.MovableClock;
import dev.latchkey.testing.TestUser;
import dev.latchkey.testing.Tokens;
import io.restassured.response.Response;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Takes steps in the application and in the model at once, and compares what is answered. */
final class ModelPlay {
    /** Such that deadlines are met to the millisecond, too. The clock is held besides. */
    private static final List<Duration> WAITS = List.of(
            ofSeconds(5),
            ofSeconds(5),
            ofSeconds(5),
            ofSeconds(5),
            ofSeconds(10),
            ofSeconds(10),
            ofMinutes(15),
            ofMinutes(30),
            ofDays(7),
            ofDays(14));

    private final SessionModel model = new SessionModel();
    private final ModelStory story = new ModelStory();
    private final MovableClock clock;
    private final List<ModelUser> users = List.of(new ModelUser("Ada", model), new ModelUser("Bob", model));
    private final List<ModelSession> sessions = new ArrayList<>();

    private ModelPlay(MovableClock clock) {
        this.clock = clock;
        users.forEach(this::logIn);
    }

    /** Fails with the story up to the first answer that is not the model's. */
    static void play(List<ModelStep> steps, MovableClock clock) {
        ModelPlay play = new ModelPlay(clock);
        steps.forEach(play::take);
    }

    private void take(ModelStep step) {
        ModelUser user = step.one(users);
        ModelSession session = step.one(sessions);
        ModelSession.Pass pass = session.pass(step.other());
        switch (step.act()) {
            case WAIT -> wait(step.other(WAITS));
            case LOG_IN -> logIn(user);
            case REFRESH -> refresh(session, session.newest());
            case REFRESH_AGAIN -> refresh(session, Math.max(0, session.newest() - 1));
            case REFRESH_WITH_ANY -> refresh(session, step.other() % (session.newest() + 1));
            case ACCESS -> access(pass);
            case LIST -> list(pass);
            case LOG_OUT -> logOut(pass);
            case END_ONE -> end(step.other(sessions), pass);
            case END_OTHERS -> endOthers(pass);
            case CHANGE_PASSWORD -> changePassword(pass);
            case CHANGE_ROLES -> changeRoles(user);
            case DISABLE -> disable(user);
            case ENABLE -> enable(user);
            case DELETE -> delete(pass);
            case DELETE_BY_ADMIN -> delete(user);
        }
    }

    private void wait(Duration time) {
        model.pass(time);
        clock.advance(time);
        story.tell(time + " pass");
    }

    private void logIn(ModelUser user) {
        Response answer = user.real.login();
        story.tell("%s logs in".formatted(user), answer, user.model.enabled ? 200 : 403);
        if (user.model.enabled) {
            sessions.add(new ModelSession("session " + sessions.size(), user, Tokens.of(answer)));
        }
    }

    private void refresh(ModelSession session, int counter) {
        int newest = session.newest();
        Response answer = Tokens.refresh(session.refreshToken(counter));
        boolean good = session.model.refresh(counter);
        story.tell("%s: refresh with token %d of %d".formatted(session, counter, newest), answer, good ? 200 : 401);
        if (good) {
            session.add(Tokens.of(answer));
            story.compare(
                    "the successor",
                    session.refreshToken(counter + 1),
                    Tokens.of(answer).refresh());
            story.compare("the newest", Math.max(newest, counter + 1), session.newest());
        }
    }

    /** The roles that count are those of now, so they are asked about too. */
    private void access(ModelSession.Pass pass) {
        int allowed = pass.account().admin ? 200 : 403;
        story.tell(pass + ": list users", pass.asks().get("/users?limit=1"), pass.orRefused(allowed));
        story.tell(pass + ": who am I", pass.asks().get("/me"), pass.orRefused(200));
    }

    private void list(ModelSession.Pass pass) {
        Response answer = pass.asks().get("/me/sessions?limit=100");
        story.tell(pass + ": list sessions", answer, pass.orRefused(200));
        if (pass.model().isGood()) {
            List<String> live = sessions.stream()
                    .filter(session -> session.model.account == pass.account() && session.model.isLive())
                    .map(session -> session.id)
                    .sorted()
                    .toList();
            List<String> listed = answer.path("items.id");
            story.compare("the live ones", live, listed.stream().sorted().toList());
        }
    }

    private void logOut(ModelSession.Pass pass) {
        story.tell(pass + ": log out", pass.asks().post("/logout"), pass.orRefused(204));
        if (pass.model().isGood()) {
            pass.session().model.ended = true;
        }
    }

    private void end(ModelSession target, ModelSession.Pass pass) {
        boolean there = target.model.account == pass.account() && !target.model.ended;
        boolean mayBePurged = there && !target.model.isLive();
        Response answer = pass.asks().delete("/me/sessions/" + target.id);
        int expected = there && !(mayBePurged && answer.statusCode() == 404) ? 204 : 404;
        story.tell("%s: sign out %s".formatted(pass, target), answer, pass.orRefused(expected));
        if (there && pass.model().isGood()) {
            target.model.ended = true;
        }
    }

    private void endOthers(ModelSession.Pass pass) {
        story.tell(pass + ": sign out elsewhere", pass.asks().delete("/me/sessions"), pass.orRefused(204));
        if (pass.model().isGood()) {
            pass.account().endAllBut(pass.session().model);
        }
    }

    private void changePassword(ModelSession.Pass pass) {
        TestUser user = pass.session().user.real;
        String next = "another password " + UUID.randomUUID();
        Response answer = pass.asks()
                .body(Map.of("current_password", user.password(), "new_password", next))
                .put("/me/password");
        story.tell(pass + ": change password", answer, pass.orRefused(204));
        if (pass.model().isGood()) {
            pass.session().user.changePassword(next);
            pass.account().endAllBut(pass.session().model);
        }
    }

    private void delete(ModelSession.Pass pass) {
        ModelUser user = pass.session().user;
        Response answer =
                pass.asks().body(Map.of("password", user.real.password())).delete("/me");
        story.tell(pass + ": delete account", answer, pass.orRefused(204));
        if (pass.model().isGood()) {
            user.becomeAnother(model);
        }
    }

    private void delete(ModelUser user) {
        Response answer = admin().asks().delete("/users/" + user.real.id());
        story.tell("%s is deleted".formatted(user), answer, 204);
        user.becomeAnother(model);
    }

    private void changeRoles(ModelUser user) {
        user.model.admin = !user.model.admin;
        List<String> roles = user.model.admin ? List.of("user", "admin") : List.of("user");
        change(user, Map.of("roles", roles));
    }

    private void enable(ModelUser user) {
        change(user, Map.of("enabled", true));
        user.model.enabled = true;
    }

    private void disable(ModelUser user) {
        change(user, Map.of("enabled", false));
        user.model.disable();
    }

    private void change(ModelUser user, Map<String, ?> change) {
        Response answer = admin().sends(change).patch("/users/" + user.real.id());
        story.tell("%s becomes %s".formatted(user, change), answer, 200);
    }
}

package dev.latchkey.session;

import static java.time.Duration.ofDays;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;

import dev.latchkey.session.ModelClient.Answer;
import dev.latchkey.testing.MovableClock;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

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

    /** Nine of these are the longest life of a session. */
    private static final Duration PAUSE = ofDays(10);

    private static final int OFTEN = 9;

    private final SessionModel model = new SessionModel();
    private final ModelStory story = new ModelStory();
    private final World world;
    private final List<ModelUser> users;
    private final List<ModelSession> sessions = new ArrayList<>();

    private ModelPlay(World world) {
        this.world = world;
        this.users = Stream.of("Ada", "Bob")
                .map(name -> new ModelUser(name, world.client, model))
                .toList();
        logIn(users.get(0).registered());
    }

    /** Fails with the story up to the first answer that is not the model's. */
    static void play(List<ModelStep> steps, World world) {
        ModelPlay play = new ModelPlay(world);
        steps.forEach(play::take);
    }

    /** What there is once for all sequences. */
    record World(ModelClient client, ModelAdmin admin, MovableClock clock) {}

    private void take(ModelStep step) {
        ModelSession session = step.one(sessions);
        ModelSession.Pass pass = session.pass(step.other());
        switch (step.act()) {
            case WAIT -> wait(step.other(WAITS));
            case LOG_IN -> logIn(step.one(users).registered());
            case REFRESH -> refresh(session, session.newest());
            case REFRESH_AGAIN -> refresh(session, Math.max(0, session.newest() - 1));
            case REFRESH_WITH_ANY -> refresh(session, step.other() % (session.newest() + 1));
            case REFRESH_OFTEN -> refreshOften(session, step.other() % 4 == 0 ? PAUSE : Duration.ZERO);
            case ACCESS -> access(pass);
            case LIST -> list(pass);
            case LOG_OUT -> logOut(pass);
            case END_ONE -> end(step.other(sessions), pass);
            case END_OTHERS -> endOthers(pass);
            case CHANGE_PASSWORD -> changePassword(pass);
            case CHANGE_ROLES -> changeRoles(step.one(users).registered());
            case DISABLE -> disable(step.one(users).registered());
            case ENABLE -> enable(step.one(users).registered());
            case DELETE -> delete(pass);
            case DELETE_BY_ADMIN -> delete(step.one(users).registered());
        }
    }

    private void wait(Duration time) {
        model.pass(time);
        world.clock.advance(time);
        story.tell(time + " pass");
    }

    private void logIn(ModelUser user) {
        Answer answer = user.logIn();
        story.tell("%s logs in".formatted(user), answer, user.model.enabled ? 200 : 403);
        if (user.model.enabled) {
            sessions.add(new ModelSession("session " + sessions.size(), user, answer.tokens()));
        }
    }

    private void refresh(ModelSession session, int counter) {
        int newest = session.newest();
        Answer answer = world.client.ask("POST /refresh", "", Map.of("refresh_token", session.refreshToken(counter)));
        boolean good = session.model.refresh(counter);
        story.tell("%s: refresh with token %d of %d".formatted(session, counter, newest), answer, good ? 200 : 401);
        if (good) {
            session.add(answer.tokens());
            story.compare(
                    "the successor",
                    session.refreshToken(counter + 1),
                    answer.tokens().refresh());
            story.compare("the newest", Math.max(newest, counter + 1), session.newest());
        }
    }

    /** Until too many uses have been for all to be remembered, or the session's time is over. */
    private void refreshOften(ModelSession session, Duration pause) {
        for (int i = 0; i < OFTEN && session.model.isLive(); i++) {
            refresh(session, session.newest());
            wait(pause);
        }
    }

    private Answer asks(ModelSession.Pass pass, String question) {
        return world.client.ask(question, pass.token());
    }

    /** The roles that count are those of now, so they are asked about too. */
    private void access(ModelSession.Pass pass) {
        int allowed = pass.account().admin ? 200 : 403;
        story.tell(pass + ": list users", asks(pass, "GET /users?limit=1"), pass.orRefused(allowed));
        story.tell(pass + ": who am I", asks(pass, "GET /me"), pass.orRefused(200));
    }

    private void list(ModelSession.Pass pass) {
        Answer answer = asks(pass, "GET /me/sessions?limit=100");
        story.tell(pass + ": list sessions", answer, pass.orRefused(200));
        if (pass.model().isGood()) {
            List<String> live = sessions.stream()
                    .filter(session -> session.model.account == pass.account() && session.model.isLive())
                    .map(session -> session.id)
                    .sorted()
                    .toList();
            story.compare("the live ones", live, idsIn(answer));
        }
    }

    private static List<String> idsIn(Answer answer) {
        return answer.json().getJsonArray("items").stream()
                .map(item -> ((JsonObject) item).getString("id"))
                .sorted()
                .toList();
    }

    private void logOut(ModelSession.Pass pass) {
        story.tell(pass + ": log out", asks(pass, "POST /logout"), pass.orRefused(204));
        if (pass.model().isGood()) {
            pass.session().model.ended = true;
        }
    }

    private void end(ModelSession target, ModelSession.Pass pass) {
        boolean there = target.model.account == pass.account() && !target.model.ended;
        boolean mayBePurged = there && !target.model.isLive();
        Answer answer = asks(pass, "DELETE /me/sessions/" + target.id);
        int expected = there && !(mayBePurged && answer.status() == 404) ? 204 : 404;
        story.tell("%s: sign out %s".formatted(pass, target), answer, pass.orRefused(expected));
        if (there && pass.model().isGood()) {
            target.model.ended = true;
        }
    }

    private void endOthers(ModelSession.Pass pass) {
        story.tell(pass + ": sign out elsewhere", asks(pass, "DELETE /me/sessions"), pass.orRefused(204));
        if (pass.model().isGood()) {
            pass.account().endAllBut(pass.session().model);
        }
    }

    private void changePassword(ModelSession.Pass pass) {
        ModelUser user = pass.session().user;
        String next = "another password " + UUID.randomUUID();
        Map<String, Object> change = Map.of("current_password", user.password(), "new_password", next);
        Answer answer = world.client.ask("PUT /me/password", pass.token(), change);
        story.tell(pass + ": change password", answer, pass.orRefused(204));
        if (pass.model().isGood()) {
            user.changePassword(next);
            pass.account().endAllBut(pass.session().model);
        }
    }

    private void delete(ModelSession.Pass pass) {
        ModelUser user = pass.session().user;
        Answer answer = world.client.ask("DELETE /me", pass.token(), Map.of("password", user.password()));
        story.tell(pass + ": delete account", answer, pass.orRefused(204));
        if (pass.model().isGood()) {
            user.becomeAnother();
        }
    }

    private void delete(ModelUser user) {
        Answer answer = world.admin.deletes(user);
        story.tell("%s is deleted".formatted(user), answer, 204);
        user.becomeAnother();
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

    private void change(ModelUser user, Map<String, Object> change) {
        Answer answer = world.admin.changes(user, change);
        story.tell("%s becomes %s".formatted(user, change), answer, 200);
    }
}

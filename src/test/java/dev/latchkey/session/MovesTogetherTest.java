package dev.latchkey.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.helpers.test.UniAssertSubscriber;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.mutiny.sqlclient.Row;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** With a database that answers when it is told to. */
class MovesTogetherTest {
    private static final Duration SOON = Duration.ofSeconds(10);

    /** Nobody looks into it. */
    private static final Row ROW = new Row((io.vertx.sqlclient.Row) Proxy.newProxyInstance(
            Row.class.getClassLoader(),
            new Class<?>[] {io.vertx.sqlclient.Row.class},
            (row, method, arguments) -> null));

    private final Scripted database = new Scripted();
    private final MovesTogether together = new MovesTogether(database);

    @Test
    void whoIsAloneWaitsForNobody() {
        var one = ask(UUID.randomUUID());
        assertEquals(1, database.statements.size());
        database.answer(0);
        assertTrue(one.awaitItem(SOON).getItem().isPresent());
    }

    @Test
    void whoComesWhileOthersAreUnderWayGoesTogether() {
        List<UniAssertSubscriber<Optional<Row>>> asks = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            asks.add(ask(UUID.randomUUID()));
        }
        assertEquals(1, database.statements.size());
        database.answer(0);
        assertEquals(4, database.statements.get(1).moves.size());
        database.answer(1);
        asks.forEach(ask -> assertTrue(ask.awaitItem(SOON).getItem().isPresent()));
        assertEquals(2, database.statements.size());
    }

    @Test
    void noStatementMovesOneSessionTwice() {
        UUID session = UUID.randomUUID();
        ask(UUID.randomUUID());
        var first = ask(session);
        var second = ask(session);
        database.answer(0);
        assertEquals(1, database.statements.get(1).moves.size());
        database.answer(1);
        first.awaitItem(SOON);
        assertEquals(1, database.statements.get(2).moves.size());
        database.answer(2);
        second.awaitItem(SOON);
    }

    @Test
    void whoseSessionIsInUseIsDecidedAlone() {
        ask(UUID.randomUUID());
        var inUse = ask(UUID.randomUUID());
        var other = ask(UUID.randomUUID());
        database.answer(0);
        database.answerAllBut(1, database.statements.get(1).moves.get(0));
        assertTrue(other.awaitItem(SOON).getItem().isPresent());
        assertTrue(inUse.awaitItem(SOON).getItem().isEmpty());
        assertEquals(1, database.alone.size());
    }

    @Test
    void whoHasGoneIsNotAskedFor() {
        ask(UUID.randomUUID());
        ask(UUID.randomUUID()).cancel();
        ask(UUID.randomUUID());
        database.answer(0);
        assertEquals(1, database.statements.get(1).moves.size());
    }

    @Test
    void aFailureIsThatOfAllWhoWentTogetherAndOfNobodyElse() {
        ask(UUID.randomUUID());
        var one = ask(UUID.randomUUID());
        var another = ask(UUID.randomUUID());
        database.answer(0);
        var later = ask(UUID.randomUUID());
        database.fail(1);
        assertInstanceOf(IOException.class, one.awaitFailure(SOON).getFailure());
        assertInstanceOf(IOException.class, another.awaitFailure(SOON).getFailure());
        database.answer(2);
        assertTrue(later.awaitItem(SOON).getItem().isPresent());
    }

    @Test
    void noMoreThanAHundredGoTogether() {
        for (int i = 0; i < 1 + 101; i++) {
            ask(UUID.randomUUID());
        }
        database.answer(0);
        assertEquals(100, database.statements.get(1).moves.size());
        database.answer(1);
        assertEquals(1, database.statements.get(2).moves.size());
    }

    @Test
    void nobodyWaitsForAStatementThatIsSlowAndNoMoreThanEightAreUnderWay() throws Exception {
        for (int i = 0; i < 10; i++) {
            ask(UUID.randomUUID());
            Thread.sleep(150);
        }
        assertEquals(8, database.statements.size());
        database.answer(3);
        assertEquals(2, database.statements.get(8).moves.size());
    }

    private UniAssertSubscriber<Optional<Row>> ask(UUID session) {
        Move move = new Move(new RefreshToken("kid", session, 0), "kid", Instant.EPOCH);
        return together.moveOn(move).subscribe().withSubscriber(UniAssertSubscriber.create());
    }

    private static final class Scripted extends SessionMoves {
        private final List<Statement> statements = new ArrayList<>();
        private final List<Move> alone = new ArrayList<>();

        private record Statement(List<Move> moves, UniEmitter<? super Map<UUID, Row>> emitter) {}

        Scripted() {
            super(null, null, null);
        }

        @Override
        Uni<Optional<Row>> moveOn(Move move) {
            alone.add(move);
            return Uni.createFrom().item(Optional.empty());
        }

        @Override
        Uni<Map<UUID, Row>> moveOn(List<Move> moves) {
            return Uni.createFrom().emitter(emitter -> statements.add(new Statement(moves, emitter)));
        }

        void answer(int statement) {
            answerAllBut(statement, null);
        }

        void answerAllBut(int statement, Move without) {
            Map<UUID, Row> rows = new HashMap<>();
            for (Move move : statements.get(statement).moves) {
                if (!move.equals(without)) {
                    rows.put(move.token().sessionId(), ROW);
                }
            }
            statements.get(statement).emitter.complete(rows);
        }

        void fail(int statement) {
            statements.get(statement).emitter.fail(new IOException("gone"));
        }
    }
}

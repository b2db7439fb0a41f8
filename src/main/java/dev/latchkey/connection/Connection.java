package dev.latchkey.connection;

import io.netty.channel.Channel;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOption;
import io.netty.channel.ChannelPromise;
import io.netty.util.AttributeKey;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** What is being waited for on a connection, and since when. */
final class Connection extends ChannelDuplexHandler {
    private static final AttributeKey<Connection> KEY = AttributeKey.valueOf(Connection.class.getName());

    private final Channel channel;
    private final Patience patience;
    private final Outflow outflow;
    private final AtomicInteger requests = new AtomicInteger();
    private final AtomicBoolean ending = new AtomicBoolean();
    private volatile Phase phase = Phase.HEAD;
    private volatile long since = System.nanoTime();
    private volatile boolean multiplexed;

    private Connection(Channel channel, Patience patience) {
        this.channel = channel;
        this.patience = patience;
        this.outflow = new Outflow(channel, patience.read());
    }

    /** What a client may take too long over: a request's head, the next request, or reading an answer. */
    enum Phase {
        HEAD,
        IDLE,
        ANSWER
    }

    /** Watches a connection from its beginning. */
    static Connection on(Channel channel, Patience patience) {
        Connection connection = new Connection(channel, patience);
        channel.attr(KEY).set(connection);
        channel.pipeline().addFirst(connection);
        return connection;
    }

    /** The connection on this channel; none where a server has no doorkeeper. */
    static Optional<Connection> of(Channel channel) {
        return Optional.ofNullable(channel.attr(KEY).get());
    }

    /** The head of a request has arrived. */
    void begin(boolean isMultiplexed) {
        multiplexed = isMultiplexed;
        requests.incrementAndGet();
        enter(Phase.ANSWER);
    }

    /** The answer to a request has been written. */
    void end() {
        if (requests.decrementAndGet() == 0) {
            enter(Phase.IDLE);
        }
    }

    private void enter(Phase next) {
        since = System.nanoTime();
        phase = next;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object read) {
        // Where requests are multiplexed, bytes need not be those of a head: a ping, or room for more of an answer.
        if (phase == Phase.IDLE && !multiplexed) {
            enter(Phase.HEAD);
        }
        context.fireChannelRead(read);
    }

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
        outflow.add(message);
        var unused = context.write(message, promise);
    }

    /** Called by the doorkeeper's thread. */
    void endIfOverdue(long now, Consumer<Phase> ended) {
        if (multiplexed || outflow.isPending()) {
            channel.eventLoop().execute(() -> endIfUnread(now, ended));
        } else {
            endIfLate(now, ended);
        }
    }

    private void endIfUnread(long now, Consumer<Phase> ended) {
        if (outflow.isStalled(now)) {
            count(Phase.ANSWER, ended);
            // What the client does not read, the kernel need not keep.
            channel.config().setOption(ChannelOption.SO_LINGER, 0);
            // From the front of the pipeline: Vert.x would first wait until all is written.
            var unused = channel.pipeline().firstContext().close();
        } else if (phase == Phase.IDLE && outflow.isHeldBack()) {
            since = now; // of a large answer all is written long before all is read
        } else {
            endIfLate(now, ended);
        }
    }

    private void endIfLate(long now, Consumer<Phase> ended) {
        Phase current = phase;
        if (current != Phase.ANSWER && now - since > limit(current)) {
            count(current, ended);
            var unused = channel.close();
        }
    }

    /** Once, though closing may take longer than a round. */
    private void count(Phase slow, Consumer<Phase> ended) {
        if (ending.compareAndSet(false, true)) {
            ended.accept(slow);
        }
    }

    private long limit(Phase current) {
        return current == Phase.HEAD ? patience.head() : patience.keepAlive();
    }
}

package dev.latchkey.connection;

import dev.latchkey.web.IpAddress;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.util.concurrent.ScheduledFuture;
import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Sees each connection of a server first: turns away what is too much, and from time to time ends those that take too long. One
 * round for all costs less than a timer for each, which would have to be set anew with every request.
 */
final class Doorkeeper extends ChannelInboundHandlerAdapter {
    private static final Logger LOG = Logger.getLogger(Doorkeeper.class);

    private final Patience patience;
    private final Census census;
    private final ConnectionMetrics metrics;
    private final Set<Connection> open = ConcurrentHashMap.newKeySet();
    private @Nullable ScheduledFuture<?> rounds;

    Doorkeeper(Patience patience, Census census, ConnectionMetrics metrics) {
        this.patience = patience;
        this.census = census;
        this.metrics = metrics;
    }

    @Override
    public void channelActive(ChannelHandlerContext server) {
        rounds = server.executor()
                .scheduleWithFixedDelay(this::round, patience.round(), patience.round(), TimeUnit.NANOSECONDS);
        server.fireChannelActive();
    }

    @Override
    public void channelInactive(ChannelHandlerContext server) {
        if (rounds != null) {
            rounds.cancel(false);
        }
        server.fireChannelInactive();
    }

    @Override
    public void channelRead(ChannelHandlerContext server, Object accepted) {
        Channel channel = (Channel) accepted;
        if (channel.remoteAddress() instanceof InetSocketAddress remote && remote.getAddress() != null) {
            admit(server, channel, new IpAddress(remote.getAddress()));
        } else {
            channel.unsafe().closeForcibly(); // gone again
        }
    }

    private void admit(ChannelHandlerContext server, Channel channel, IpAddress address) {
        Optional<Census.Full> full = census.enter(address);
        if (full.isPresent()) {
            metrics.refused(full.get());
            channel.unsafe().closeForcibly();
            return;
        }
        Connection connection = Connection.on(channel, patience);
        open.add(connection);
        var unused = channel.closeFuture().addListener(closed -> {
            open.remove(connection);
            census.leave(address);
        });
        server.fireChannelRead(channel);
    }

    private void round() {
        long now = System.nanoTime();
        open.forEach(connection -> look(connection, now));
    }

    private void look(Connection connection, long now) {
        try {
            connection.endIfOverdue(now, metrics::ended);
        } catch (RuntimeException e) {
            LOG.error("A connection is left as it is", e); // thrown on, it would end the rounds for good
        }
    }
}

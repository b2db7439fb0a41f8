package dev.latchkey.connection;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.ChannelOption;
import io.quarkus.arc.Arc;
import io.quarkus.arc.ArcContainer;
import io.quarkus.runtime.LaunchMode;
import io.vertx.core.impl.VertxBuilder;
import io.vertx.core.impl.transports.JDKTransport;
import io.vertx.core.net.NetServerOptions;
import io.vertx.core.spi.VertxServiceProvider;

/**
 * Puts the {@link Doorkeeper} in front of every server, and there is none but for HTTP. Neither Quarkus nor Vert.x has a place for it, nor a limit on how long
 * a request's head may take; what they call idle ends with every byte.
 */
public final class ConnectionTransport extends JDKTransport implements VertxServiceProvider {
    private static final int SEND_BUFFER = 64 * 1024;

    /** Not in dev mode, where the server outlives the classes of the application that it serves. */
    @Override
    public void init(VertxBuilder builder) {
        if (LaunchMode.current() != LaunchMode.DEVELOPMENT) {
            builder.findTransport(this);
        }
    }

    @Override
    public void configure(NetServerOptions options, boolean domainSocket, ServerBootstrap bootstrap) {
        super.configure(options, domainSocket, bootstrap);
        ArcContainer beans = Arc.container(); // none where the server is none of ours
        if (!domainSocket && beans != null) {
            // The kernel tells of progress in thirds of this; left to itself, it grows to megabytes that a slow client
            // takes minutes to read.
            bootstrap.childOption(ChannelOption.SO_SNDBUF, SEND_BUFFER);
            bootstrap.handler(beans.instance(Connections.class).get().doorkeeper());
        }
    }
}

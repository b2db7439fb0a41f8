package dev.latchkey.connection;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufHolder;
import io.netty.channel.Channel;
import io.netty.channel.ChannelOutboundBuffer;
import io.netty.channel.FileRegion;
import io.netty.handler.codec.http2.Http2Connection;
import io.netty.handler.codec.http2.Http2ConnectionHandler;
import io.netty.handler.codec.http2.Http2Exception;
import io.netty.handler.codec.http2.Http2RemoteFlowController;

/** How fast a client reads what it is sent, as far as its connection does not take it at once. */
final class Outflow {
    /** A byte a second is no reading, nor is what fits into a window that is only ever opened a little. */
    private static final long STEP = 32 * 1024L;

    private final Channel channel;
    private final long limit;
    private long written;
    private long sentBefore;
    private long since;
    private volatile boolean waiting;

    Outflow(Channel channel, long limit) {
        this.channel = channel;
        this.limit = limit;
    }

    void add(Object message) {
        if (message instanceof ByteBuf bytes) {
            written += bytes.readableBytes();
        } else if (message instanceof ByteBufHolder holder) {
            written += holder.content().readableBytes();
        } else if (message instanceof FileRegion file) {
            written += file.count();
        }
    }

    /** Whether the connection has something to send that the kernel does not take; may be asked by any thread. */
    boolean isPending() {
        boolean isPending = pending() > 0;
        if (!isPending) {
            waiting = false; // or the next answer would have waited since this one
        }
        return isPending;
    }

    /** The same, and of HTTP/2 also what its windows hold back. Is to be asked by the channel's own thread. */
    boolean isHeldBack() {
        return pending() > 0 || isHeldByWindow();
    }

    /** Whether a step has taken longer than the limit. Is to be asked from time to time, by the channel's own thread. */
    boolean isStalled(long now) {
        if (!isHeldBack()) {
            waiting = false;
            return false;
        }
        long sent = written - pending() + progress();
        if (!waiting || sent - sentBefore >= STEP) {
            waiting = true;
            sentBefore = sent;
            since = now;
        }
        return now - since > limit;
    }

    private long pending() {
        ChannelOutboundBuffer out = channel.unsafe().outboundBuffer();
        return out == null ? 0 : out.totalPendingWriteBytes();
    }

    private long progress() {
        ChannelOutboundBuffer out = channel.unsafe().outboundBuffer();
        return out == null ? 0 : out.currentProgress();
    }

    private boolean isHeldByWindow() {
        Http2ConnectionHandler handler = channel.pipeline().get(Http2ConnectionHandler.class);
        if (handler == null) {
            return false;
        }
        Http2Connection connection = handler.connection();
        Http2RemoteFlowController flow = connection.remote().flowController();
        try {
            return connection.forEachActiveStream(stream -> !flow.hasFlowControlled(stream)) != null;
        } catch (Http2Exception e) {
            throw new IllegalStateException("Nothing that looks at a stream fails", e);
        }
    }
}

package dev.latchkey.connection;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufHolder;
import io.netty.channel.Channel;
import io.netty.channel.ChannelOutboundBuffer;
import io.netty.channel.FileRegion;

/** How fast a client reads what it is sent, as far as its connection does not take it at once. */
final class Outflow {
    /** A byte a second is no reading, nor is what fits into a window that is only ever opened a little. */
    private static final long STEP = 32 * 1024L;

    private final Channel channel;
    private final long limit;
    private long written;
    private long sentBefore;
    private long since;
    private boolean waiting;

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

    /** Whether something is written that has not been sent; may be asked by any thread. */
    boolean isPending() {
        ChannelOutboundBuffer out = channel.unsafe().outboundBuffer();
        return out != null && out.totalPendingWriteBytes() > 0;
    }

    /** Whether a step has taken longer than the limit. Is to be asked from time to time, by the channel's own thread. */
    boolean isStalled(long now) {
        ChannelOutboundBuffer out = channel.unsafe().outboundBuffer();
        if (out == null || out.totalPendingWriteBytes() == 0) {
            waiting = false;
            return false;
        }
        long sent = written - out.totalPendingWriteBytes() + out.currentProgress();
        if (!waiting || sent - sentBefore >= STEP) {
            waiting = true;
            sentBefore = sent;
            since = now;
        }
        return now - since > limit;
    }
}

package dev.latchkey.password;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.RequestOptions;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Reads the ranges of a range API. Redirects are not followed: the operator has named who is told. */
final class RangeClient {
    private static final int CONNECTIONS = 8;
    private static final int WAITING = 200;

    /** Many times the largest range that Have I Been Pwned has. */
    private static final int MAX_ANSWER = 512 * 1024;

    private final Vertx vertx;
    private final String url;
    private final long deadlineMillis;
    private final HttpClient client;

    RangeClient(Vertx vertx, String url, Duration deadline) {
        this.vertx = vertx;
        this.url = url;
        deadlineMillis = deadline.toMillis();
        client = vertx.createHttpClient(new HttpClientOptions()
                .setMaxPoolSize(CONNECTIONS)
                .setMaxWaitQueueSize(WAITING)
                .setConnectTimeout((int) deadlineMillis));
    }

    /** The lines of a range; fails if they are not all there by the deadline. */
    Future<String> get(String prefix) {
        RequestOptions options = new RequestOptions()
                .setAbsoluteURI(url + "/" + prefix)
                .putHeader("User-Agent", "latchkey")
                .putHeader("Add-Padding", "true");
        return client.request(options).compose(this::send).timeout(deadlineMillis, TimeUnit.MILLISECONDS);
    }

    /** What nobody waits for any more must not keep its connection. */
    private Future<String> send(HttpClientRequest request) {
        long end = vertx.setTimer(deadlineMillis, unused -> request.reset());
        return request.send().compose(RangeClient::read).onComplete(unused -> vertx.cancelTimer(end));
    }

    private static Future<String> read(HttpClientResponse response) {
        Promise<String> lines = Promise.promise();
        Buffer body = Buffer.buffer();
        response.exceptionHandler(lines::tryFail)
                .handler(part -> collect(part, body, response, lines))
                .endHandler(unused -> lines.tryComplete(body.toString()));
        if (response.statusCode() != 200) {
            refuse(response, "status " + response.statusCode(), lines);
        }
        return lines.future();
    }

    private static void collect(Buffer part, Buffer body, HttpClientResponse response, Promise<String> lines) {
        if (body.length() + part.length() <= MAX_ANSWER) {
            body.appendBuffer(part);
        } else {
            refuse(response, "more than " + MAX_ANSWER + " bytes", lines);
        }
    }

    private static void refuse(HttpClientResponse response, String reason, Promise<String> lines) {
        if (lines.tryFail(new IOException(reason))) {
            response.request().reset();
        }
    }

    void close() {
        client.close();
    }
}

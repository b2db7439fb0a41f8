package dev.latchkey.web;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.SocketAddress;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * Who is at the other end of a request: whoever holds the connection, or, if that is a trusted proxy, whoever it speaks for
 * (RFC 7239, or {@code X-Forwarded-*}). Of anybody else such headers mean nothing.
 */
@ApplicationScoped
public class Peer {
    private final Proxies proxies;
    private final boolean isPublishedByHttps;

    Peer(Proxies proxies, @ConfigProperty(name = "latchkey.token.issuer") Optional<String> issuer) {
        this.proxies = proxies;
        isPublishedByHttps = issuer.filter(url -> url.startsWith("https://")).isPresent();
    }

    /**
     * The client's IP address; null where the connection has none, or no more. Where {@code Forwarded} and
     * {@code X-Forwarded-For} name different clients, one of them is not the proxy's, and it is the proxy's address.
     */
    public @Nullable String address(HttpServerRequest request) {
        return sender(request).map(sender -> client(sender, request).toString()).orElse(null);
    }

    private IpAddress client(IpAddress sender, HttpServerRequest request) {
        List<IpAddress> named = told(sender, request)
                .filter(forwarding -> !forwarding.nodes().isEmpty())
                .map(forwarding -> proxies.client(sender, forwarding.nodes()))
                .distinct()
                .toList();
        return named.size() == 1 ? named.get(0) : sender;
    }

    /**
     * Whether the client came by https: to Latchkey itself, to the nearest proxy, which says so, or because the issuer is
     * such a URL, by which the operator says how clients come.
     */
    public boolean isHttps(HttpServerRequest request) {
        return isPublishedByHttps
                || request.isSSL()
                || (proxies.areNamed()
                        && sender(request)
                                .filter(sender -> isHttps(sender, request))
                                .isPresent());
    }

    private boolean isHttps(IpAddress sender, HttpServerRequest request) {
        List<Forwarding> telling =
                told(sender, request).filter(Forwarding::tellsProtocol).toList();
        return !telling.isEmpty() && telling.stream().allMatch(Forwarding::isHttps);
    }

    private Stream<Forwarding> told(IpAddress sender, HttpServerRequest request) {
        return proxies.contain(sender) ? Forwarding.allOf(request.headers()) : Stream.empty();
    }

    private static Optional<IpAddress> sender(HttpServerRequest request) {
        return Optional.ofNullable(request.remoteAddress())
                .map(SocketAddress::hostAddress)
                .flatMap(IpAddress::parse);
    }
}

package dev.latchkey.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.latchkey.problem.CannotStart;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NetworkTest {
    @ParameterizedTest
    @CsvSource({
        "10.0.0.0/8, 10.255.255.255, true",
        "10.0.0.0/8, 11.0.0.0, false",
        "10.0.0.0/8, 9.255.255.255, false",
        "192.0.2.128/25, 192.0.2.127, false",
        "192.0.2.128/25, 192.0.2.128, true",
        "192.0.2.1, 192.0.2.1, true",
        "192.0.2.1, 192.0.2.2, false",
        "0.0.0.0/0, 203.0.113.9, true",
        "0.0.0.0/0, ::1, false",
        "::/0, 2001:db8::1, true",
        "::/0, 10.0.0.1, false",
        "2001:db8::/32, 2001:db8:ffff::1, true",
        "2001:db8::/32, 2001:db9::1, false",
        "fe80::/10, fe80::1%eth0, true",
        "::1, 0:0:0:0:0:0:0:1, true",
        "10.0.0.0/8, ::ffff:10.1.2.3, true",
        "::ffff:10.0.0.1, 10.0.0.1, true"
    })
    void containsTheAddressesThatBeginLikeIt(String network, String address, boolean expected) {
        assertEquals(expected, Network.parse(network).orElseThrow().contains(address(address)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/8",
                "10.0.0.0/",
                "10.0.0.0/33",
                "10.0.0.0/-1",
                "10.0.0.0/+8",
                "10.0.0.0/8/8",
                "10.0.0.1/8",
                "10.0.0/8",
                "10",
                "0x7f.0.0.1",
                "256.0.0.1",
                "2001:db8::/129",
                "2001:db8::1/32",
                "2001:db8",
                "[::1]",
                "::ffff:10.0.0.0/104",
                "localhost",
                "proxy.example.org",
                "*",
                "10.0.0.0 /8",
                "10.0.0.1:80"
            })
    void whatIsMisspeltStopsTheStart(String text) {
        assertTrue(Network.parse(text).isEmpty());
        CannotStart refusal =
                assertThrows(CannotStart.class, () -> new Proxies(() -> Optional.of(List.of("::1", text))));
        assertEquals(
                "Latchkey cannot start: \"" + text + "\" of latchkey.proxies is neither an address, such as 10.0.0.1 or"
                        + " 2001:db8::1, nor a network, such as 10.0.0.0/8 or 2001:db8::/32.",
                refusal.getMessage());
    }

    @ParameterizedTest
    @CsvSource({
        "0:0:0:0:0:0:0:1, ::1",
        "2001:DB8:0:0:1:0:0:1, 2001:db8::1:0:0:1",
        "::ffff:192.0.2.1, 192.0.2.1",
        "fe80::1%eth0, fe80::1"
    })
    void anAddressIsWrittenInOneWay(String text, String expected) {
        assertEquals(expected, address(text).toString());
    }

    @Test
    void anAddressMayHaveAPort() {
        assertEquals(Optional.of(address("2001:db8::1")), IpAddress.ofNode("[2001:db8::1]:1234"));
        assertEquals(Optional.of(address("2001:db8::1")), IpAddress.ofNode("[2001:db8::1]"));
        assertEquals(Optional.of(address("2001:db8::1")), IpAddress.ofNode("2001:db8::1"));
        assertEquals(Optional.of(address("192.0.2.1")), IpAddress.ofNode("192.0.2.1:1234"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "unknown", "_hidden", "_hidden:80", "[", "[]", "[]:80", ":80", "192.0.2.1:", "192.0.2.1:x"})
    void whatIsNoAddressIsNone(String node) {
        assertEquals(Optional.empty(), IpAddress.ofNode(node));
    }

    private static IpAddress address(String text) {
        return IpAddress.parse(text).orElseThrow();
    }
}

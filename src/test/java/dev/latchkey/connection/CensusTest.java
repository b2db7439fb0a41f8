package dev.latchkey.connection;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.latchkey.connection.Census.Full;
import dev.latchkey.web.IpAddress;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CensusTest {
    private static final IpAddress OPERATOR = ip("10.0.0.1");

    private final Census census = new Census(4, 2, OPERATOR::equals);

    @Test
    void countsAnIpv4AddressByItself() {
        enter("192.0.2.1", 2);
        assertEquals(Optional.of(Full.NETWORK), census.enter(ip("192.0.2.1")));
        assertEquals(Optional.empty(), census.enter(ip("192.0.2.2")));
    }

    @Test
    void countsAnIpv6NetworkOf64BitsAsOne() {
        assertEquals(Optional.empty(), census.enter(ip("2001:db8:0:1::1")));
        assertEquals(Optional.empty(), census.enter(ip("2001:db8:0:1:ffff:ffff:ffff:ffff")));
        assertEquals(Optional.of(Full.NETWORK), census.enter(ip("2001:db8:0:1::2")));
        assertEquals(Optional.empty(), census.enter(ip("2001:db8:0:2::1")));
    }

    @Test
    void letsExemptOnesInUpToTheTotal() {
        enter("10.0.0.1", 4);
        assertEquals(Optional.of(Full.TOTAL), census.enter(OPERATOR));
        census.leave(OPERATOR);
        assertEquals(Optional.empty(), census.enter(OPERATOR));
    }

    @Test
    void forgetsWhoeverHasLeft() {
        for (int i = 0; i < 10; i++) {
            enter("192.0.2.1", 2);
            census.leave(ip("192.0.2.1"));
            census.leave(ip("192.0.2.1"));
        }
        enter("192.0.2.1", 2);
    }

    @Test
    void exemptOnesDoNotCountAsTheirNetworkWhetherTheyComeOrGo() {
        IpAddress own = ip("2001:db8:0:1::1");
        Census beside = new Census(100, 1, own::equals);
        assertEquals(Optional.empty(), beside.enter(ip("2001:db8:0:1::2")));
        assertEquals(Optional.empty(), beside.enter(own));
        beside.leave(own);
        assertEquals(Optional.of(Full.NETWORK), beside.enter(ip("2001:db8:0:1::3")));
        assertEquals(1, beside.inAll());
    }

    @Test
    void aTenthIsKeptForExemptOnes() {
        Census large = new Census(20, 100, OPERATOR::equals);
        for (int i = 0; i < 18; i++) {
            assertEquals(Optional.empty(), large.enter(ip("192.0.2.1")));
        }
        assertEquals(Optional.of(Full.TOTAL), large.enter(ip("192.0.2.2")));
        assertEquals(Optional.empty(), large.enter(OPERATOR));
        assertEquals(Optional.empty(), large.enter(OPERATOR));
        assertEquals(Optional.of(Full.TOTAL), large.enter(OPERATOR));
    }

    private void enter(String address, int times) {
        for (int i = 0; i < times; i++) {
            assertEquals(Optional.empty(), census.enter(ip(address)));
        }
    }

    private static IpAddress ip(String text) {
        return IpAddress.parse(text).orElseThrow();
    }
}

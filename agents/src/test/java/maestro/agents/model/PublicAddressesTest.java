package maestro.agents.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PublicAddressesTest {
    private static final Reach NOBODY_NAMED = Reach.internet(Set.of());

    private static boolean allowed(String address) {
        return NOBODY_NAMED.allows("some.example", InetAddress.ofLiteral(address));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.0.0.0",
                "10.1.2.3",
                "100.64.0.1",
                "127.0.0.1",
                "127.255.255.254",
                "169.254.169.254",
                "172.16.0.1",
                "172.31.255.255",
                "192.0.0.1",
                "192.168.1.1",
                "198.18.0.1",
                "224.0.0.1",
                "239.255.255.250",
                "240.0.0.1",
                "255.255.255.255",
                "::",
                "::1",
                "::ffff:127.0.0.1",
                "::ffff:10.0.0.1",
                "::7f00:1",
                "fe80::1",
                "fec0::1",
                "fc00::1",
                "fd12:3456::1",
                "ff02::1",
                "2001:0:53aa:64c::1",
                "2001:db8::1",
                "2002:7f00:1::",
                "64:ff9b::7f00:1",
                "64:ff9b::a00:1",
                "64:ff9b:1::1",
            })
    void whatIsKeptForSpecialPurposesIsNotPublic(String address) {
        assertThat(allowed(address)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.1.1.1",
                "8.8.8.8",
                "100.128.0.1",
                "172.15.255.255",
                "172.32.0.1",
                "192.169.0.1",
                "223.255.255.255",
                "2606:4700:4700::1111",
                "2a00:1450:4001::1",
                "64:ff9b::808:808",
            })
    void whatAnybodyMayHaveIsPublic(String address) {
        assertThat(allowed(address)).isTrue();
    }

    @Test
    void aHostIsNamedByItsNameAndNotByItsAddress() {
        Reach named = Reach.internet(Set.of("127.0.0.1"));
        InetAddress here = InetAddress.ofLiteral("127.0.0.1");
        assertThat(named.allows("127.0.0.1", here)).isTrue();
        assertThat(named.allows("rebound.example", here)).isFalse();
        assertThat(named.allows("localhost", here)).isFalse();
    }
}

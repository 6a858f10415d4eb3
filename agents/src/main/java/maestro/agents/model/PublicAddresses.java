package maestro.agents.model;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Addresses that anybody on the Internet may have: all but those that IANA keeps for special
/// purposes (RFC 6890 and its registries, as of 2025).
final class PublicAddresses {
    private static final List<Range> KEPT_FOUR =
            ranges(
                    "0.0.0.0/8",
                    "10.0.0.0/8",
                    "100.64.0.0/10",
                    "127.0.0.0/8",
                    "169.254.0.0/16",
                    "172.16.0.0/12",
                    "192.0.0.0/24",
                    "192.0.2.0/24",
                    "192.88.99.0/24",
                    "192.168.0.0/16",
                    "198.18.0.0/15",
                    "198.51.100.0/24",
                    "203.0.113.0/24",
                    "224.0.0.0/4",
                    "240.0.0.0/4");

    /// All that is given out; the rest of IPv6 is local, or kept.
    private static final Range GLOBAL_SIX = Range.of("2000::/3");

    /// Of these the tunnels (Teredo, 6to4) hold an address of IPv4 that they would lead to.
    private static final List<Range> KEPT_SIX =
            ranges("2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20");

    /// What a network without IPv4 gives to the hosts of IPv4 (RFC 6052).
    private static final Range TRANSLATED = Range.of("64:ff9b::/96");

    /// Ends of names that no registry of the Internet gives out (RFC 6761, RFC 6762, ICANN's
    /// reserved ones), and those that networks at home and at work use.
    private static final Set<String> OWN =
            Set.of(
                    "localhost",
                    "local",
                    "localdomain",
                    "internal",
                    "intranet",
                    "private",
                    "corp",
                    "home",
                    "lan",
                    "arpa",
                    "test",
                    "invalid",
                    "example",
                    "onion",
                    "alt");

    private PublicAddresses() {}

    /// Whether a name may be one of the Internet. What ends in a number or is written in
    /// hexadecimal is an address, whoever reads it.
    static boolean named(String host) {
        String name = host.toLowerCase(Locale.ROOT).replaceFirst("\\.$", "");
        int dot = name.lastIndexOf('.');
        String end = name.substring(dot + 1);
        return dot > 0 && end.matches("[a-z]{2,}|xn--[a-z0-9-]+") && !OWN.contains(end);
    }

    static boolean contain(InetAddress address) {
        byte[] bytes = address.getAddress();
        if (address instanceof Inet4Address) {
            return KEPT_FOUR.stream().noneMatch(range -> range.holds(bytes));
        }
        if (TRANSLATED.holds(bytes)) {
            return contain(four(Arrays.copyOfRange(bytes, 12, 16)));
        }
        return GLOBAL_SIX.holds(bytes) && KEPT_SIX.stream().noneMatch(range -> range.holds(bytes));
    }

    private static InetAddress four(byte[] bytes) {
        try {
            return InetAddress.getByAddress(bytes);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static List<Range> ranges(String... written) {
        return Arrays.stream(written).map(Range::of).toList();
    }

    /// Addresses that begin with the same bits.
    private record Range(byte[] first, int bits) {
        static Range of(String written) {
            int slash = written.indexOf('/');
            return new Range(
                    InetAddress.ofLiteral(written.substring(0, slash)).getAddress(),
                    Integer.parseInt(written.substring(slash + 1)));
        }

        boolean holds(byte[] address) {
            if (address.length != first.length) {
                return false;
            }
            for (int bit = 0; bit < bits; bit++) {
                int mask = 0x80 >> (bit % 8);
                if ((address[bit / 8] & mask) != (first[bit / 8] & mask)) {
                    return false;
                }
            }
            return true;
        }
    }
}

package maestro.agents.model;

import java.net.InetAddress;
import java.util.Set;

/// Where connections may go. Checked where a socket is opened, on the address that it would be
/// opened to, so that neither a name that changes its address nor a redirect leads elsewhere.
public sealed interface Reach {

    /// This machine only.
    Reach LOOPBACK = new ThisMachine();

    /// Wherever the address leads.
    Reach ANY = new Anywhere();

    /// This machine and the hosts of these names.
    static Reach only(Set<String> hosts) {
        return new Hosts(hosts);
    }

    /// The public Internet, and the hosts of these names wherever they are. A network at home or at
    /// work, this machine, and what answers for the machines of a cloud are not public.
    static Reach internet(Set<String> named) {
        return new Internet(named);
    }

    /// Whether a connection may be made.
    ///
    /// @param host as it was asked for
    /// @param address that the name stands for at this moment
    boolean allows(String host, InetAddress address);

    /// Whether a proxy may be asked for a host whose address this machine can't tell. What it
    /// stands for there, nobody here sees: so that is never a name that only a network at home or
    /// at work knows, whoever named it.
    boolean allowsUnseen(String host);

    /// See [#LOOPBACK].
    record ThisMachine() implements Reach {
        @Override
        public boolean allows(String host, InetAddress address) {
            return address.isLoopbackAddress();
        }

        @Override
        public boolean allowsUnseen(String host) {
            return false;
        }
    }

    /// See [#only].
    record Hosts(Set<String> names) implements Reach {
        public Hosts {
            names = Set.copyOf(names);
        }

        @Override
        public boolean allows(String host, InetAddress address) {
            return address.isLoopbackAddress() || named(names, host, address);
        }

        @Override
        public boolean allowsUnseen(String host) {
            return PublicAddresses.named(host) && names.stream().anyMatch(host::equalsIgnoreCase);
        }

        private static boolean named(Set<String> names, String host, InetAddress address) {
            return names.stream().anyMatch(name -> same(name, host, address));
        }

        private static boolean same(String name, String host, InetAddress address) {
            if (!name.startsWith("[")) {
                return name.equalsIgnoreCase(host);
            }
            // an address of IPv6 has many spellings
            try {
                return InetAddress.ofLiteral(name.substring(1, name.length() - 1)).equals(address);
            } catch (IllegalArgumentException e) {
                return false;
            }
        }
    }

    /// See [#internet].
    record Internet(Set<String> named) implements Reach {
        public Internet {
            named = Set.copyOf(named);
        }

        @Override
        public boolean allows(String host, InetAddress address) {
            return PublicAddresses.contain(address) || Hosts.named(named, host, address);
        }

        @Override
        public boolean allowsUnseen(String host) {
            return PublicAddresses.named(host);
        }

        /// The same without the hosts that were named.
        public Internet withoutNames() {
            return new Internet(Set.of());
        }
    }

    /// See [#ANY].
    record Anywhere() implements Reach {
        @Override
        public boolean allows(String host, InetAddress address) {
            return true;
        }

        @Override
        public boolean allowsUnseen(String host) {
            return PublicAddresses.named(host);
        }
    }
}

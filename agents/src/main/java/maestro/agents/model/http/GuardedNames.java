package maestro.agents.model.http;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.UnknownHostException;
import java.util.List;
import javax.net.SocketFactory;
import maestro.agents.model.Reach;
import okhttp3.Dns;

/// Names and sockets within a reach. A name is resolved once for a connection, and the socket is
/// opened to the very address that was checked.
final class GuardedNames extends SocketFactory implements Dns {
    private final Reach reach;
    private final Dns names;
    private final ByProxy proxy;

    GuardedNames(Reach reach, Dns names, ByProxy proxy) {
        this.reach = reach;
        this.names = names;
        this.proxy = proxy;
    }

    /// An address that may not be spoken to.
    static final class OutOfReachException extends IOException {
        private static final long serialVersionUID = 1;

        OutOfReachException(String host) {
            super(host);
        }
    }

    @Override
    public List<InetAddress> lookup(String host) throws UnknownHostException {
        return proxy.is(host) ? proxy.addresses() : names.lookup(host);
    }

    @Override
    public Socket createSocket() {
        return new Socket() {
            @Override
            public void connect(SocketAddress endpoint, int timeout) throws IOException {
                check(endpoint);
                try {
                    super.connect(endpoint, timeout);
                } catch (IOException e) {
                    throw proxy.is(endpoint) ? proxy.unreachable(e) : e;
                }
            }

            @Override
            public void connect(SocketAddress endpoint) throws IOException {
                connect(endpoint, 0);
            }
        };
    }

    private void check(SocketAddress endpoint) throws OutOfReachException {
        boolean allowed =
                endpoint instanceof InetSocketAddress to
                        && to.getAddress() != null
                        && (proxy.is(to) || reach.allows(to.getHostString(), to.getAddress()));
        if (!allowed) {
            throw new OutOfReachException(String.valueOf(endpoint));
        }
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
        return connected(new InetSocketAddress(host, port));
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress from, int fromPort)
            throws IOException {
        return connected(new InetSocketAddress(host, port));
    }

    @Override
    public Socket createSocket(InetAddress host, int port) throws IOException {
        return connected(new InetSocketAddress(host, port));
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress from, int fromPort)
            throws IOException {
        return connected(new InetSocketAddress(host, port));
    }

    private Socket connected(InetSocketAddress to) throws IOException {
        Socket socket = createSocket();
        socket.connect(to);
        return socket;
    }
}

package maestro.app.ui.models.pull;

import org.jspecify.annotations.Nullable;

/// A download to a server.
///
/// @param server id of its connection
/// @param status in the server's words
/// @param total bytes; 0 where not known yet
/// @param failure why it ended without the model; null while it goes on
public record Pull(
        String server,
        String model,
        String status,
        long done,
        long total,
        long bytesPerSecond,
        @Nullable Throwable failure) {

    static Pull begun(String server, String model) {
        return new Pull(server, model, "", 0, 0, 0, null);
    }

    Pull at(PullMeter meter) {
        return new Pull(
                server,
                model,
                meter.status(),
                meter.done(),
                meter.total(),
                meter.bytesPerSecond(),
                null);
    }

    Pull failed(Throwable why) {
        return new Pull(server, model, status, done, total, 0, why);
    }

    /// Whether it is the same model on the same server.
    public boolean same(Pull other) {
        return server.equals(other.server) && model.equals(other.model);
    }

    /// 0 to 1; less than 0 where not known.
    public double fraction() {
        return total > 0 ? (double) done / total : -1;
    }
}

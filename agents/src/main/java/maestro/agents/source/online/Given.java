package maestro.agents.source.online;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import maestro.agents.mission.FetchedFrom;
import maestro.agents.mission.Lead;
import maestro.agents.mission.PluggedSource;

/// A file that a plug-in gave.
///
/// @param ending of its name, without a dot
record Given(byte[] bytes, String ending) {
    /// Of addresses that lead to such a file, and nowhere else: "plugin:ID/HASH.ENDING".
    static final String SCHEME = "plugin:";

    static final Given NOTHING = new Given(new byte[0], "");

    boolean isNothing() {
        return bytes.length == 0;
    }

    /// The same for the same bytes.
    ///
    /// @param id of the plug-in
    static String address(String id, byte[] bytes, String ending) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(bytes);
            String name = HexFormat.of().formatHex(hash);
            return SCHEME + id + "/" + name + (ending.isEmpty() ? "" : "." + ending);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Where a document comes from, as reports say it: its own address where it has one, else the
    /// plug-in that gave it ([FetchedFrom#plugin]).
    ///
    /// @param address that it was brought from
    /// @param plugins by their ids
    static String origin(Lead lead, String address, List<PluggedSource> plugins) {
        if (!lead.url().isEmpty() && !lead.url().startsWith(SCHEME)) {
            return lead.url();
        }
        if (!lead.doi().isEmpty()) {
            return "https://doi.org/" + lead.doi();
        }
        String id = FetchedFrom.place(address);
        return plugins.stream()
                .filter(plugin -> plugin.id().equals(id))
                .findFirst()
                .map(plugin -> FetchedFrom.plugin(id, plugin.name()))
                .orElse(SCHEME + id);
    }
}

package maestro.app.ui.models.connection;

/// What a form for a server holds.
///
/// @param key as it was typed; empty to keep the one that is kept already
/// @param variable of the environment, where the key comes from there
public record ServerDraft(Preset preset, String url, KeyFrom keyFrom, String key, String variable) {

    /// Where the key comes from.
    public enum KeyFrom {
        NONE,
        ENTERED,
        ENVIRONMENT
    }

    /// What the form begins with.
    public static final ServerDraft FRESH = of(Preset.LM_STUDIO);

    /// For another server of a kind.
    public static ServerDraft of(Preset preset) {
        return new ServerDraft(
                preset,
                preset.url(),
                preset.wantsKey() ? KeyFrom.ENTERED : KeyFrom.NONE,
                "",
                variable(preset));
    }

    /// For changing a server.
    public static ServerDraft of(Connection connection) {
        String key = connection.key();
        boolean environment = key.startsWith("env:");
        return new ServerDraft(
                connection.preset(),
                connection.url(),
                environment ? KeyFrom.ENVIRONMENT : key.isEmpty() ? KeyFrom.NONE : KeyFrom.ENTERED,
                "",
                environment ? key.substring("env:".length()) : variable(connection.preset()));
    }

    /// Whether the address is one of the web, with nothing left to fill in, and holds no password.
    public boolean hasAddress() {
        return url.strip().matches("(?i)https?://[^/@]+(/.*)?")
                && Connection.host(url).isPresent()
                && !url.contains("//NAME.");
    }

    private static String variable(Preset preset) {
        return switch (preset) {
            case OPENROUTER -> "OPENROUTER_API_KEY";
            case AZURE -> "AZURE_OPENAI_API_KEY";
            default -> "OPENAI_API_KEY";
        };
    }

    /// Hides the key from logs.
    @Override
    public String toString() {
        return preset + " at " + url + ", key: " + keyFrom;
    }
}

package maestro.agents.plugin;

/// Writes reports in a form of its own.
public interface ExporterPlugin extends Plugin {

    /// Of the files that it writes, in small letters and without a dot: "tex".
    String extension();

    /// A report's file.
    ///
    /// @param markdown the whole report with its citations and list of sources
    /// @param json the same with everything that is known of each sentence
    byte[] execute(String title, String markdown, String json) throws Exception;
}

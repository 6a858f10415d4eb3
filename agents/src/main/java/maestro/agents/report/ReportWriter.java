package maestro.agents.report;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import maestro.agents.mission.Report;
import maestro.agents.plugin.host.PluginHost;

/// The finished report in the forms that leave the program. The same report always gives the same
/// bytes.
public final class ReportWriter {
    /// Endings of the forms that the program itself writes.
    public static final Set<String> OWN = Set.of("md", "pdf", "json");

    private ReportWriter() {}

    /// CommonMark with GFM tables, lines ended by LF.
    public static String markdown(Report report) {
        return MarkdownReport.of(report);
    }

    /// JSON with the whole provenance: for each sentence its citations, support, and quotes with
    /// document, page, UTF-16 range, rectangles (points from the page's top left), note and step.
    public static String json(Report report) {
        return JsonReport.of(report);
    }

    /// A4 with embedded fonts, bookmarks, and links from each citation to its entry. The stream is
    /// left open.
    ///
    /// @throws IOException where the stream could not be written
    public static void pdf(Report report, OutputStream out) throws IOException {
        PdfReport.write(report, out);
    }

    /// As below, and in the form of a plug-in for its own ending.
    ///
    /// @throws maestro.agents.plugin.host.PluginException where the plug-in failed; nothing is left
    ///   behind
    public static void write(Report report, Path out, PluginHost plugins)
            throws IOException, InterruptedException {
        String ending = ending(out);
        if (OWN.contains(ending) || !plugins.exports(ending)) {
            write(report, out);
            return;
        }
        byte[] made = plugins.export(ending, report.title(), markdown(report), json(report));
        WholeFile.write(out, stream -> stream.write(made));
    }

    private static String ending(Path out) {
        String name = String.valueOf(out.getFileName());
        int dot = name.lastIndexOf('.');
        return dot < 0 ? "" : name.substring(dot + 1).toLowerCase(Locale.ROOT);
    }

    /// Writes a file in the form that its ending names: `.md`, `.pdf` or `.json`. A file that is
    /// already there is replaced once the new one is complete, and not before.
    ///
    /// @throws IllegalArgumentException with a message for people, for another ending
    /// @throws IOException where it could not be written; nothing is left behind
    public static void write(Report report, Path out) throws IOException {
        String name = String.valueOf(out.getFileName());
        String ending = ending(out);
        WholeFile.Content content =
                switch (ending) {
                    case "md" -> text(markdown(report));
                    case "json" -> text(json(report));
                    case "pdf" -> stream -> pdf(report, stream);
                    default ->
                            throw new IllegalArgumentException(
                                    ReportWords.of(report.language()).text("file.ending", name));
                };
        WholeFile.write(out, content);
    }

    private static WholeFile.Content text(String text) {
        return stream -> stream.write(text.getBytes(StandardCharsets.UTF_8));
    }
}

package maestro.agents.plugin;

import java.util.List;
import java.util.Objects;

/// A publication, page or file that a source names. What is not known is empty or 0. It becomes a
/// document by the first of these that there is: the file, the text, the page at the address (where
/// there is no DOI, and the mission may fetch pages), the abstract.
///
/// @param year of publication
/// @param venue journal or the like
/// @param url of the page that people open; http or https
/// @param doi as registered
/// @param summary the abstract
/// @param text the whole of it, with empty lines between paragraphs
/// @param file the whole of it, as a file; 40 MB at most
/// @param ending of the file's name, without a dot: "pdf"
public record Work(
        String title,
        List<String> authors,
        int year,
        String venue,
        String url,
        String doi,
        String summary,
        String text,
        byte[] file,
        String ending) {
    private static final int MOST_AUTHORS = 1_000;

    /// What a plug-in leaves out is empty.
    public Work {
        title = Objects.requireNonNullElse(title, "");
        authors =
                Objects.requireNonNullElse(authors, List.<String>of()).stream()
                        .limit(MOST_AUTHORS)
                        .filter(Objects::nonNull)
                        .toList();
        venue = Objects.requireNonNullElse(venue, "");
        url = Objects.requireNonNullElse(url, "");
        doi = Objects.requireNonNullElse(doi, "");
        summary = Objects.requireNonNullElse(summary, "");
        text = Objects.requireNonNullElse(text, "");
        file = Objects.requireNonNullElse(file, new byte[0]);
        ending = Objects.requireNonNullElse(ending, "");
    }

    /// A page.
    public static Work page(String title, String url) {
        return new Work(title, List.of(), 0, "", url, "", "", "", new byte[0], "");
    }

    /// A publication of which there is the abstract.
    public static Work paper(
            String title, List<String> authors, int year, String doi, String summary) {
        return new Work(title, authors, year, "", "", doi, summary, "", new byte[0], "");
    }

    /// This with all its text.
    public Work withText(String whole) {
        return new Work(title, authors, year, venue, url, doi, summary, whole, file, ending);
    }

    /// This as a file.
    public Work withFile(byte[] whole, String itsEnding) {
        return new Work(title, authors, year, venue, url, doi, summary, text, whole, itsEnding);
    }
}

package maestro.agents.mission;

import java.util.List;
import maestro.rag.message.Shown;

/// What an index says may help: a page or a publication, not a document of the library yet. What is
/// not known is empty or 0.
///
/// @param url of the page that people open
/// @param file where the whole text lies open, as a PDF or a page
/// @param doi as registered
/// @param year of publication
/// @param summary the abstract; of a page, what the engine shows of it
/// @param indexes that named it; none where only plug-ins did
public record Lead(
        String title,
        String url,
        String file,
        String doi,
        List<String> authors,
        int year,
        String venue,
        String summary,
        List<Index> indexes) {
    private static final int LONGEST_TITLE = 300;
    private static final int LONGEST_ADDRESS = 2_000;
    private static final int LONGEST_SUMMARY = 10_000;
    private static final int MOST_AUTHORS = 100;

    public Lead {
        title = line(title, LONGEST_TITLE);
        url = url.length() > LONGEST_ADDRESS ? "" : url;
        file = file.length() > LONGEST_ADDRESS ? "" : file;
        venue = line(venue, LONGEST_TITLE);
        summary = cut(summary.strip(), LONGEST_SUMMARY);
        authors =
                authors.stream()
                        .map(name -> line(name, LONGEST_TITLE))
                        .filter(name -> !name.isEmpty())
                        .distinct()
                        .limit(MOST_AUTHORS)
                        .toList();
        indexes = indexes.stream().distinct().sorted().toList();
    }

    private static String line(String words, int most) {
        return cut(Shown.line(words), most);
    }

    private static String cut(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most;
        return text.substring(0, end).strip();
    }

    /// This with what it lacks from another that is the same work. Of two abstracts the longer one
    /// is the whole.
    public Lead and(Lead other) {
        return new Lead(
                either(title, other.title),
                either(url, other.url),
                either(file, other.file),
                either(doi, other.doi),
                authors.isEmpty() ? other.authors : authors,
                year == 0 ? other.year : year,
                either(venue, other.venue),
                other.summary.length() > summary.length() ? other.summary : summary,
                java.util.stream.Stream.concat(indexes.stream(), other.indexes.stream()).toList());
    }

    private static String either(String one, String other) {
        return one.isEmpty() ? other : one;
    }

    /// Whether it is a publication, whose abstract may stand for it.
    public boolean scholarly() {
        return indexes.isEmpty() || indexes.stream().anyMatch(index -> index != Index.WEB);
    }
}

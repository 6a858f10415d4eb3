package maestro.rag.bibliography;

import java.time.Year;
import maestro.rag.message.Shown;

/// When and where a work came out. What is not known is 0 or empty.
///
/// @param year of the Gregorian calendar, 1000 to next year; 0 where unknown
/// @param venue journal, conference, series or archive, in one line
/// @param doi as registered, without "https://doi.org/"; a preprint of arXiv has the one that arXiv
///   registers ("10.48550/arXiv.2005.11401")
/// @param summary the abstract, without its heading
public record Publication(int year, String venue, String doi, String summary) {
    public static final Publication UNKNOWN = new Publication(0, "", "", "");

    private static final int EARLIEST = 1000;
    private static final int LONGEST_VENUE = 300;
    private static final int LONGEST_SUMMARY = 10_000;

    public Publication {
        year = year >= EARLIEST && year <= Year.now().getValue() + 1 ? year : 0;
        venue = cut(Shown.line(venue), LONGEST_VENUE);
        doi = Identifiers.doi(doi).orElse("");
        summary = cut(summary.strip(), LONGEST_SUMMARY);
    }

    /// This with what it lacks from another.
    public Publication or(Publication other) {
        return new Publication(
                year == 0 ? other.year : year,
                venue.isEmpty() ? other.venue : venue,
                doi.isEmpty() ? other.doi : doi,
                summary.isEmpty() ? other.summary : summary);
    }

    public boolean isUnknown() {
        return equals(UNKNOWN);
    }

    private static String cut(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most;
        return text.substring(0, end).strip();
    }
}

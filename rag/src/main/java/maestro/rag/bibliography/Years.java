package maestro.rag.bibliography;

import java.time.Year;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The year in which a work came out, from the lines of its first pages. A year that only stands
/// somewhere in a sentence says nothing: it has to be that of a date of publication, of an event,
/// of a copyright, or a date alone in its line.
final class Years {
    private static final String YEAR = "((?:1[5-9]|20)\\d{2})";
    private static final String MONTH =
            "(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
                    + "|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?"
                    + "|januar|februar|märz|mai|juni|juli|oktober|dezember"
                    + "|janvier|février|mars|avril|juin|juillet|août|septembre|octobre|novembre|décembre)\\.?";

    private static final Pattern PUBLISHED =
            Pattern.compile(
                    "(?iu)(?:publication date|date of publication|published(?: online| on)?|published as a \\w+ paper at|"
                            + "available online|under review as a \\w+ paper at|issued|accepted"
                            + "|발행일|발간일|게재일|출판일|발행|veröffentlicht|publié(?: le)?)\\b?[^\\n]{0,40}?\\b"
                            + YEAR
                            + "(?!\\d)");

    /// "SIGIR ’24, July 14–18, 2024, Washington", "Vol. 37, No. 4 (2019)", "Proceedings … 2019".
    private static final Pattern EVENT =
            Pattern.compile(
                    "(?iu)(?:’\\d\\d,.{0,30}?\\b"
                            + YEAR
                            + "\\b|(?:vol(?:ume)?\\.?\\s*\\d+|proceedings|conference|workshop|symposium|학술대회|논문집|학회지|제\\s*\\d+\\s*[권회호])"
                            + "[^\\n]{0,80}?(?<!\\d)"
                            + YEAR
                            + "(?!\\d))");

    private static final Pattern COPYRIGHT =
            Pattern.compile("(?iu)(?:©|\\(c\\)|copyright|c⃝|ⓒ)[^\\n]{0,60}");
    private static final Pattern ANY = Pattern.compile("(?<![\\d.,/-])" + YEAR + "(?![\\d-])");
    private static final Pattern DATED =
            Pattern.compile(
                    "(?iu)(?<![\\p{L}\\d])(?:"
                            + MONTH
                            + "[\\s,]+(?:\\d{1,2}(?:st|nd|rd|th)?,?\\s+)?"
                            + YEAR
                            + "|"
                            + YEAR
                            + "\\s*년(?:\\s*\\d{1,2}\\s*월)?|"
                            + YEAR
                            + "[-./]\\s*\\d{1,2}[-./]\\s*\\d{1,2})(?!\\d)");
    private static final Pattern ALONE = Pattern.compile("\\(" + YEAR + "\\)\\.?");
    private static final int DATE_LINE = 60;
    private static final int NEAR_TITLE = 25;

    private Years() {}

    /// @param first lines of the first page
    /// @param more lines of the pages after it, which count for copyrights alone
    /// @return 0 where no line says
    static int of(List<String> first, List<String> more) {
        int year = latest(first, PUBLISHED);
        year = year == 0 ? latest(first, EVENT) : year;
        year = year == 0 ? dated(first) : year;
        year = year == 0 ? copyright(first) : year;
        return year == 0 ? copyright(more) : year;
    }

    private static int latest(List<String> lines, Pattern form) {
        for (String line : lines) {
            Matcher match = form.matcher(line);
            int latest = 0;
            while (match.find()) {
                latest = Math.max(latest, group(match));
            }
            if (latest > 0 && line.length() < 250) {
                return latest;
            }
        }
        return 0;
    }

    /// A short line that is little more than a date, near the top or the bottom of the page.
    private static int dated(List<String> lines) {
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            boolean near = i < NEAR_TITLE || i >= lines.size() - 3;
            if (near && line.length() <= DATE_LINE) {
                Matcher date = DATED.matcher(line);
                if (date.find() || (date = ALONE.matcher(line)).matches()) {
                    return group(date);
                }
            }
        }
        return 0;
    }

    /// The latest year of the copyrights claimed.
    private static int copyright(List<String> lines) {
        int latest = 0;
        for (String line : lines) {
            Matcher claim = COPYRIGHT.matcher(line);
            while (claim.find()) {
                Matcher year = ANY.matcher(claim.group());
                while (year.find()) {
                    latest = Math.max(latest, group(year));
                }
            }
        }
        return latest;
    }

    private static int group(Matcher match) {
        for (int i = 1; i <= match.groupCount(); i++) {
            if (match.group(i) != null) {
                int year = Integer.parseInt(match.group(i));
                return year <= Year.now().getValue() + 1 ? year : 0;
            }
        }
        return 0;
    }
}

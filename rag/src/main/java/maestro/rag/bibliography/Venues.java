package maestro.rag.bibliography;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The journal or conference that a work's first page names as its own.
final class Venues {
    private static final Pattern PROCEEDINGS =
            Pattern.compile(
                    "(?u)(?:In:?\\s+)?(Proceedings of the [^.,()]{8,160}?)(?:\\s*\\(|[.,]\\s|,?\\s+pages?\\b|$)");
    private static final Pattern AT =
            Pattern.compile(
                    "(?i)published as a (?:conference|workshop|journal) paper (?:at|in) ([A-Z][\\p{L}\\d &-]{2,60}?)\\s*(?:19|20)\\d\\d");
    private static final Pattern SHORT =
            Pattern.compile("^([A-Z][A-Za-z&/-]{1,15}(?: [A-Z][A-Za-z]{1,15})?) ?[’']\\d\\d,.*");
    private static final Pattern KOREAN =
            Pattern.compile(
                    "((?:제\\s*\\d+\\s*회\\s*)?[\\p{IsHangul}\\s·]{4,40}(?:학술대회|학회지|논문지)(?:\\s*논문집)?)");
    private static final Pattern VOLUME =
            Pattern.compile(
                    "(?u)^((?:[A-Z][\\p{L}.&-]*|of|and|the|in|on|for)(?:\\s+(?:[A-Z][\\p{L}.&-]*|of|and|the|in|on|for|&)){0,9}),?\\s+\\(?(?:\\d{4}\\)?,?\\s+)?[Vv]ol(?:ume)?\\.?\\s*\\d+.*");

    private Venues() {}

    /// @param lines of the first page, and its paragraphs, in which a name is whole
    static String of(List<String> lines, String doi) {
        for (Pattern form : List.of(AT, PROCEEDINGS, KOREAN, VOLUME, SHORT)) {
            for (String line : lines) {
                Matcher match = form.matcher(line.strip());
                boolean template = line.contains("XXXX") || line.contains("Conference acronym");
                if (!template && line.length() < 600 && match.find()) {
                    return match.group(1).strip();
                }
            }
        }
        return Identifiers.isPreprint(doi) ? "arXiv" : "";
    }
}

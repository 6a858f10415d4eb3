package maestro.rag.bibliography;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The abstract of a work, in its running text: what stands under its heading or, where it has
/// none, the one paragraph of some length before the introduction.
final class Summaries {
    /// Beyond it the text is about something else.
    private static final int HEAD = 12_000;

    private static final int SHORTEST = 80;
    private static final int SHORTEST_WITHOUT_HEADING = 350;
    private static final int LONGEST = 6_000;

    private static final Pattern HEADING =
            Pattern.compile(
                    "(?iu)^(?:\\d[.)]?\\s*)?(?:a\\s?b\\s?s\\s?t\\s?r\\s?a\\s?c\\s?t|(?:executive )?summary|요\\s*약(?:문)?|(?:국문\\s*)?초\\s*록"
                            + "|zusammenfassung|kurzfassung|résumé|resumen|riassunto|resumo|摘\\s*要|要\\s*旨|概\\s*要)"
                            + "\\s*(?:[.:—–-]+|(?=\\n|$))\\s*");
    private static final Pattern END =
            Pattern.compile(
                    "(?iu)^(?:key\\s?words|index terms|categories and|ccs concepts|general terms|acm reference|주제어|핵심어|키워드|색인어"
                            + "|schlüsselwörter|mots[- ]clés|palabras clave|关键词|キーワード"
                            + "|(?:[ivx\\d]+\\s*[.)]?\\s*)?(?:introduction|서\\s*론|들어가며|einleitung|einführung|introducción|background and)\\b|contents\\b|목\\s*차"
                            + "|©|\\*|†|‡|\\d+\\.?\\s+\\p{Lu}|abstract\\b).*");
    private static final Pattern INTRODUCTION =
            Pattern.compile(
                    "(?isu)^(?:(?:[ivx\\d]+\\s*[.)]?\\s*)?(?:introduction|서\\s*론|einleitung|einführung)\\s*$"
                            + "|(?:ccs concepts|categories and subject|additional key words|key\\s?words|index terms|주제어)\\b.*)");
    private static final Pattern FOOTNOTE = Pattern.compile("^[*∗†‡§¹²³⁴].*");
    private static final Pattern PART =
            Pattern.compile(
                    "(?iu)^(?:background|purpose|objectives?|aims?|methods?(?:ology)?|materials|results?|findings|conclusions?|discussion|significance"
                            + "|배경|목적|방법|결과|결론)\\b.*");

    private Summaries() {}

    static String of(String text) {
        String[] paragraphs = text.substring(0, Math.min(text.length(), HEAD)).split("\n\n+");
        boolean cut = text.length() > HEAD;
        int count = cut ? paragraphs.length - 1 : paragraphs.length;
        for (int i = 0; i < count; i++) {
            Matcher heading = HEADING.matcher(paragraphs[i].strip());
            if (heading.find()) {
                String found = under(heading.replaceFirst(""), paragraphs, i + 1, count);
                if (found.length() >= SHORTEST) {
                    return found;
                }
            }
        }
        return beforeIntroduction(paragraphs, count);
    }

    private static String under(String beginning, String[] paragraphs, int next, int count) {
        StringBuilder summary = new StringBuilder(line(beginning));
        for (int i = next; i < count && summary.length() < LONGEST; i++) {
            String paragraph = line(paragraphs[i]);
            boolean ended = ended(summary);
            if (!summary.isEmpty() && !ended && FOOTNOTE.matcher(paragraph).matches()) {
                continue; // at the foot of a column; the sentence goes on in the next
            }
            boolean more = summary.isEmpty() || !ended || PART.matcher(paragraph).matches();
            if (!more || END.matcher(paragraph).matches()) {
                break;
            }
            if (paragraph.length() < SHORTEST / 2 && !PART.matcher(paragraph).matches()) {
                if (summary.isEmpty() && i < next + 2) {
                    continue; // a subtitle or a date between the heading and its text
                }
                break;
            }
            summary.append(summary.isEmpty() ? "" : ended ? "\n" : " ").append(paragraph);
        }
        return summary.toString();
    }

    private static String beforeIntroduction(String[] paragraphs, int count) {
        for (int i = 1; i < count; i++) {
            if (INTRODUCTION.matcher(paragraphs[i].strip()).matches()) {
                List<String> prose = new ArrayList<>();
                for (int before = 1; before < i; before++) {
                    String paragraph = line(paragraphs[before]);
                    if (paragraph.length() >= SHORTEST_WITHOUT_HEADING && ended(paragraph)) {
                        prose.add(paragraph);
                    }
                }
                return prose.size() == 1 ? prose.getFirst() : "";
            }
        }
        return "";
    }

    private static boolean ended(CharSequence text) {
        return text.toString().stripTrailing().matches("(?s).*[.!?。”\"’)¹²³⁴⁵⁶⁷⁸⁹⁰]$");
    }

    private static String line(String paragraph) {
        return paragraph.replaceAll("\\s+", " ").strip();
    }
}

package maestro.agents.source.online;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import maestro.agents.mission.Lead;
import maestro.rag.library.Document;

/// Whether a registered work is a document of the library.
final class Likeness {

    /// Shared words of two titles (Dice's coefficient) from which they are the same where nothing
    /// else identifies the work. "Part 1" and "Part 2" of six words have 0.86.
    private static final double SAME = 0.9;

    /// The same under a DOI: titles of files are often cut or read wrongly, but a DOI from a first
    /// page may also be that of a work it cites.
    private static final double SAME_UNDER_DOI = 0.4;

    private static final int YEARS_APART = 1;

    private Likeness() {}

    /// @param underDoi whether the work is registered under the document's DOI
    static boolean sameWork(Document document, Lead lead, boolean underDoi) {
        double likeness = of(document.title(), lead.title());
        if (underDoi) {
            return likeness >= SAME_UNDER_DOI || sharesAuthor(document.authors(), lead.authors());
        }
        int year = document.publication().year();
        boolean years =
                year == 0 || lead.year() == 0 || Math.abs(year - lead.year()) <= YEARS_APART;
        boolean authors =
                document.authors().isEmpty()
                        || lead.authors().isEmpty()
                        || sharesAuthor(document.authors(), lead.authors());
        return likeness >= SAME && years && authors;
    }

    /// From 0 to 1.
    static double of(String one, String other) {
        Set<String> left = words(one);
        Set<String> right = words(other);
        Set<String> both = new HashSet<>(left);
        both.retainAll(right);
        int all = left.size() + right.size();
        return all == 0 ? 0 : 2.0 * both.size() / all;
    }

    private static boolean sharesAuthor(List<String> ones, List<String> others) {
        Set<String> families = new HashSet<>();
        ones.forEach(name -> families.add(family(name)));
        return others.stream().map(Likeness::family).anyMatch(families::contains);
    }

    /// The last word of a name, or what stands before its comma.
    private static String family(String name) {
        String before = name.contains(",") ? name.substring(0, name.indexOf(',')) : name;
        String plain = plain(before).strip();
        return plain.substring(plain.lastIndexOf(' ') + 1);
    }

    private static Set<String> words(String title) {
        Set<String> words = new HashSet<>(Arrays.asList(plain(title).split("[^\\p{L}\\p{N}]+")));
        words.remove("");
        return words;
    }

    private static String plain(String words) {
        return Normalizer.normalize(words, Normalizer.Form.NFKD)
                .replaceAll("\\p{M}+", "")
                .toLowerCase(Locale.ROOT);
    }
}

package maestro.rag.bibliography;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// DOIs and arXiv numbers, told by their form (DOI handbook 2.2; arxiv.org/help/arxiv_identifier).
public final class Identifiers {
    /// What arXiv registers its preprints under since 2022, the older ones too.
    private static final String ARXIV = "10.48550/arXiv.";

    private static final int LONGEST = 200;
    private static final Pattern DOI =
            Pattern.compile("(?i)10\\.\\d{4,9}/[-._;()/:<>\\[\\]+&%a-z0-9]+");
    private static final Pattern STATED =
            Pattern.compile(
                    "(?i)(?:doi(?:\\.org)?\\s*[:/=]?\\s*|doi\\s+)(10\\.\\d{4,9}/[-._;()/:<>\\[\\]+&%a-z0-9]+)");
    private static final Pattern PREPRINT =
            Pattern.compile(
                    "(?i)arxiv(?:\\.org/(?:abs|pdf)/|\\s*[:.]\\s*)(\\d{4}\\.\\d{4,5}|[a-z-]+(?:\\.[a-z]{2})?/\\d{7})(?:v\\d+)?");

    /// On the margin of a preprint: number, class, date.
    private static final Pattern STAMP =
            Pattern.compile(
                    "(?i)arxiv:(\\d{4}\\.\\d{4,5}|[a-z-]+(?:\\.[a-z]{2})?/\\d{7})(?:v\\d+)?\\s*\\[");

    private Identifiers() {}

    /// A DOI however it is written: bare, with "doi:", as an address; an arXiv number as the DOI
    /// that arXiv registers. Empty where it is none.
    public static Optional<String> doi(String written) {
        String text = written.strip();
        if (text.length() > LONGEST) {
            return Optional.empty();
        }
        Matcher doi = DOI.matcher(text);
        if (doi.find()) {
            return real(doi.group());
        }
        Matcher preprint = PREPRINT.matcher(text);
        return preprint.lookingAt() || preprint.reset().find()
                ? Optional.of(ARXIV + preprint.group(1))
                : Optional.empty();
    }

    /// The DOI that a document states as its own: the first that a line leads in as one, unless the
    /// line is that of a reference.
    static Optional<String> ownDoi(List<String> lines) {
        Set<String> found = new LinkedHashSet<>();
        for (String line : lines) {
            Matcher doi = STATED.matcher(line);
            boolean reference = line.strip().matches("^\\[?\\d{1,3}[\\].]\\s.*");
            while (!reference && doi.find()) {
                real(doi.group(1)).ifPresent(found::add);
            }
        }
        return found.stream().findFirst();
    }

    /// The number on the margin of a preprint, as its DOI.
    static Optional<String> stamp(List<String> lines) {
        for (String line : lines) {
            Matcher stamp = STAMP.matcher(line);
            if (stamp.find()) {
                return Optional.of(ARXIV + stamp.group(1));
            }
        }
        return Optional.empty();
    }

    static boolean isPreprint(String doi) {
        return doi.toLowerCase(Locale.ROOT).startsWith("10.48550/arxiv.");
    }

    /// The year in which a preprint came out, from its number; 0 where it is none.
    static int year(String doi) {
        if (!isPreprint(doi)) {
            return 0;
        }
        String number = doi.substring(ARXIV.length());
        String digits = number.substring(number.indexOf('/') + 1);
        if (!digits.matches("\\d{4}.*")) {
            return 0;
        }
        int year = Integer.parseInt(digits.substring(0, 2));
        return year > 90 ? 1900 + year : 2000 + year;
    }

    /// Without what the sentence round it adds; none where it is a template's.
    private static Optional<String> real(String match) {
        String doi = match.replaceAll("(?i)</?[a-z]+>.*$", "");
        boolean trimmed = true;
        while (trimmed && !doi.isEmpty()) {
            char last = doi.charAt(doi.length() - 1);
            boolean open = last == ')' && count(doi, '(') < count(doi, ')');
            boolean bracket = last == ']' && count(doi, '[') < count(doi, ']');
            trimmed = ".,;:/".indexOf(last) >= 0 || open || bracket;
            doi = trimmed ? doi.substring(0, doi.length() - 1) : doi;
        }
        String suffix = doi.substring(doi.indexOf('/') + 1);
        boolean template = suffix.matches("(?i)[x.]*|.*(xxxx|nnnnnnn|1234567|0000001\\.0000001).*");
        return doi.indexOf('/') < 0 || template ? Optional.empty() : Optional.of(doi);
    }

    private static long count(String text, char c) {
        return text.chars().filter(x -> x == c).count();
    }
}

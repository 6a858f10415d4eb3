package maestro.agents.report;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import maestro.agents.mission.Citation;
import maestro.agents.mission.Quote;
import maestro.agents.mission.Support;
import maestro.agents.role.evidence.text.Words;
import maestro.agents.source.Source;

/// Measures how well a sentence is backed by quotes.
///
/// - wording: share of its content words, by stem, that stand in one of the quotes
/// - meaning: cosine of the sentence and the closest quote
/// - numbers: share of its numbers that stand in one of the quotes; those that belong to a name may
///   stand beside them
/// - total: numbers × names × (0.6 wording + 0.4 meaning), where names is the share of its [Names]
///   that stand in a quote or in what the documents are called; without meaning where the model
///   cannot read the language
final class SupportMeter {
    private static final Pattern NUMBER = Pattern.compile("\\p{Nd}+(?:[.,]\\p{Nd}+)*");
    private static final Pattern OF_A_NAME =
            Pattern.compile(
                    "[(（](?:[^()（）]*?[,;]\\s*)?((?:19|20)\\p{Nd}{2})[a-z]?(?=[)）,;])|\\b(?=\\p{L}*\\p{Lu}\\p{L}*\\p{Lu})\\p{L}+[ -](\\p{Nd}(?:\\.\\p{Nd}){0,2})(?![\\p{Nd}%])");
    private static final Pattern LINE_END_HYPHEN = Pattern.compile("[-\\u00AD]\\s*\\n\\s*");

    /// Of the document before a quote, for the names of what it speaks of.
    private static final int BEFORE = 600;

    private final Source source;
    private final Map<String, String> texts = new HashMap<>();

    SupportMeter(Source source) {
        this.source = source;
    }

    /// Share of the sentence's content words that stand in a quote.
    double wording(String sentence, List<String> quotes) {
        Set<String> quoted = new HashSet<>();
        for (String quote : quotes) {
            forms(quote).forEach(form -> quoted.addAll(Words.content(form)));
        }
        return share(Words.content(sentence), quoted);
    }

    /// A quote with its line ends read in each way that they may be meant.
    private static List<String> forms(String quote) {
        return List.of(line(quote), joined(quote), quote);
    }

    /// By words alone, without regard to where they stand.
    Support of(String sentence, List<String> quotes) {
        return of(sentence, quotes, List.of());
    }

    /// By what a sentence cites: its names may be those of the documents, or stand before the
    /// quotes.
    Support ofCited(String sentence, List<Citation> citations) {
        List<String> sources = new ArrayList<>();
        for (Citation citation : citations) {
            Quote quote = citation.quote();
            source.document(quote.documentId())
                    .ifPresent(d -> {
                        sources.add(d.title() + "\n" + String.join("\n", d.authors()));
                        sources.add(quote.before(text(d.id()), BEFORE));
                    });
        }
        return of(sentence, EvidenceVerifier.quotes(citations), sources);
    }

    /// How well a sentence is backed, to set two wordings of it side by side. Where nothing
    /// compares a Korean sentence with quotes in another language, its numbers and names count
    /// alone.
    double comparable(String sentence, List<Citation> citations) {
        Support support = ofCited(sentence, citations);
        boolean foreign =
                !readable(sentence)
                        && citations.stream().noneMatch(c -> Words.korean(c.quote().text()));
        return foreign ? support.numbers() : support.total();
    }

    private boolean readable(String sentence) {
        return !Words.korean(sentence) || source.embeddingLanguages().contains("ko");
    }

    /// The stored text, empty where there is none.
    String text(String documentId) {
        return texts.computeIfAbsent(
                documentId,
                id -> {
                    try {
                        return source.text(id);
                    } catch (NoSuchElementException e) {
                        return "";
                    }
                });
    }

    /// @param sources titles and authors of the documents, and what stands before the quotes, whose
    ///   names a sentence may use
    Support of(String sentence, List<String> quotes, List<String> sources) {
        List<String> lines = quotes.stream().map(SupportMeter::line).toList();
        Set<String> quotedNumbers = new HashSet<>();
        quotes.forEach(q -> forms(q).forEach(form -> quotedNumbers.addAll(numbers(form))));
        double wording = wording(sentence, quotes);
        Set<String> stated = new HashSet<>(numbers(sentence));
        Set<String> sourceNumbers = new HashSet<>();
        sources.forEach(text -> sourceNumbers.addAll(numbers(text)));
        stated.removeIf(n -> sourceNumbers.contains(n) && ofAName(n, sentence));
        double numbers = share(stated, quotedNumbers);
        List<String> named = new ArrayList<>(sources);
        quotes.forEach(q -> named.addAll(forms(q)));
        double names = Names.share(sentence, named);
        if (lines.isEmpty() || !readable(sentence)) {
            return new Support(numbers * names * wording, wording, 0, numbers);
        }
        List<String> texts = new ArrayList<>(lines);
        texts.add(sentence);
        List<float[]> vectors = source.embed(texts);
        double meaning = 0;
        for (int i = 0; i < lines.size(); i++) {
            double cosine = 0;
            for (int d = 0; d < vectors.getLast().length; d++) {
                cosine += vectors.getLast()[d] * vectors.get(i)[d];
            }
            meaning = Math.clamp(Math.max(meaning, cosine), 0, 1);
        }
        double total = numbers * names * (0.6 * wording + 0.4 * meaning);
        return new Support(total, wording, meaning, numbers);
    }

    /// Whether a number names a work or a thing and measures nothing, wherever it stands: "Lee et
    /// al. (2019)", "KorQuAD 2.0" (no score has one digit before its point as a version has).
    private static boolean ofAName(String number, String sentence) {
        Matcher m = OF_A_NAME.matcher(sentence);
        Set<String> named = new HashSet<>();
        while (m.find()) {
            named.add(m.group(1) == null ? m.group(2) : m.group(1));
        }
        Matcher all = NUMBER.matcher(sentence);
        int times = 0;
        while (all.find()) {
            times += all.group().equals(number) ? 1 : 0;
        }
        return named.contains(number) && times == 1;
    }

    private static double share(Set<String> wanted, Set<String> there) {
        if (wanted.isEmpty()) {
            return 1;
        }
        return (double) wanted.stream().filter(there::contains).count() / wanted.size();
    }

    /// Numbers as written, without commas between thousands.
    static List<String> numbers(String text) {
        List<String> numbers = new ArrayList<>();
        Matcher m = NUMBER.matcher(text);
        while (m.find()) {
            numbers.add(m.group().replaceAll(",(?=\\p{Nd}{3})", ""));
        }
        return numbers;
    }

    private static String line(String quote) {
        return quote.replaceAll("\\s+", " ").strip();
    }

    /// The quote with words that a line's end tore apart made whole.
    private static String joined(String quote) {
        return LINE_END_HYPHEN.matcher(quote).replaceAll("").replace("\n", "");
    }
}

package maestro.agents.role.evidence.corpus;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import maestro.agents.role.evidence.question.Vocabulary;
import maestro.agents.role.evidence.text.Acronyms;
import maestro.agents.role.evidence.text.DocumentText;
import maestro.agents.role.evidence.text.Words;
import maestro.agents.source.Source;
import maestro.rag.library.Document;
import maestro.rag.passage.Passage;

/// A source as evidence mode reads it. What it keeps is a pure function of the documents, so that
/// keeping it changes no result. Safe for use by several threads at once.
public final class Corpus implements Vocabulary {
    /// Word statistics are taken from so many documents at most, the first by id.
    private static final int MOST_DOCUMENTS_COUNTED = 300;

    /// A line that stands alike in so many documents belongs to none of them.
    private static final int REPEATED = 3;

    /// Passages on other subjects that are taken to be there, so that in a library of a few
    /// passages a word which none of them has does not outweigh all that they do say.
    private static final int UNSEEN = 50;

    private static final int MOST_TEXTS = 200;
    private static final int MOST_VECTORS = 30_000;

    /// Few enough that an interrupt is answered within a second.
    private static final int BATCH = 16;

    private static final Pattern MARKUP = Pattern.compile("[*_#>|`]");

    private final Source source;
    private final List<Document> documents;
    private final Map<String, Document> byId = new HashMap<>();
    private final Map<String, Integer> frequencies = new HashMap<>();
    private final Set<String> repeated = new HashSet<>();
    private final Acronyms acronyms = new Acronyms();
    private final int passages;
    private final int counted;
    private final Map<String, DocumentText> texts = new LinkedHashMap<>();
    private final Map<String, List<Passage>> passagesOf = new ConcurrentHashMap<>();
    private final Map<String, Set<String>> stems = new ConcurrentHashMap<>();
    private final Map<String, float[]> vectors = new ConcurrentHashMap<>();

    Corpus(Source source, List<Document> documents) throws InterruptedException {
        this.source = source;
        this.documents = documents;
        int seen = 0;
        Map<String, Integer> lines = new HashMap<>();
        for (Document document : documents) {
            byId.put(document.id(), document);
        }
        List<Document> counting =
                documents.subList(0, Math.min(MOST_DOCUMENTS_COUNTED, documents.size()));
        if (counting.size() <= MOST_TEXTS) {
            // Taking words apart is most of the work: on all cores, while it is bounded.
            counting.parallelStream().forEach(d -> source.passages(d.id()).forEach(this::stems));
        }
        for (Document document : counting) {
            answerInterrupt();
            String text = source.text(document.id());
            acronyms.read(text);
            Set<String> own = new HashSet<>();
            text.lines().map(Corpus::plain).filter(Corpus::mayRepeat).forEach(own::add);
            own.forEach(l -> lines.merge(l, 1, Integer::sum));
            for (Passage passage : source.passages(document.id())) {
                stems(passage).forEach(s -> frequencies.merge(s, 1, Integer::sum));
                seen++;
            }
        }
        lines.forEach((line, in) -> {
            if (in >= REPEATED) {
                repeated.add(line);
            }
        });
        counted = seen;
        passages = documents.stream().mapToInt(Document::passages).sum();
    }

    public static void answerInterrupt() throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException("The step was interrupted");
        }
    }

    public Source source() {
        return source;
    }

    /// In order of their ids.
    public List<Document> documents() {
        return documents;
    }

    public int passageCount() {
        return passages;
    }

    public String title(String documentId) {
        Document document = byId.get(documentId);
        return document == null ? documentId : document.title();
    }

    @Override
    public double idf(String stem) {
        int df = passages(stem);
        return Math.log(1 + (counted + UNSEEN - df + 0.5) / (df + 0.5));
    }

    @Override
    public int passages(String stem) {
        return frequencies.getOrDefault(stem, 0);
    }

    @Override
    public Acronyms acronyms() {
        return acronyms;
    }

    public DocumentText text(String documentId) {
        synchronized (texts) {
            DocumentText known = texts.get(documentId);
            if (known != null) {
                return known;
            }
        }
        DocumentText read = new DocumentText(documentId, source.text(documentId));
        synchronized (texts) {
            if (texts.size() >= MOST_TEXTS) {
                texts.remove(texts.keySet().iterator().next());
            }
            texts.putIfAbsent(documentId, read);
        }
        return read;
    }

    /// Reads documents at once that are about to be asked for; what is read already stays.
    public void read(Collection<String> documentIds) throws InterruptedException {
        answerInterrupt();
        Queue<String> open =
                new ConcurrentLinkedQueue<>(
                        documentIds.stream()
                                .distinct()
                                .limit(MOST_TEXTS)
                                .sorted(Comparator.comparingInt(this::length).reversed())
                                .toList());
        // The longest first, and each core the next when it is done, so that none waits for
        // another.
        IntStream.range(0, Runtime.getRuntime().availableProcessors())
                .parallel()
                .forEach(_ -> {
                    for (String id = open.poll(); id != null; id = open.poll()) {
                        text(id);
                    }
                });
    }

    private int length(String documentId) {
        Document document = byId.get(documentId);
        return document == null ? 0 : document.passages();
    }

    public Passage passage(String documentId, int ordinal) {
        if (passagesOf.size() > MOST_TEXTS) {
            passagesOf.clear();
        }
        return passagesOf.computeIfAbsent(documentId, source::passages).get(ordinal);
    }

    /// Stems of a passage's content words.
    public Set<String> stems(Passage passage) {
        if (stems.size() > MOST_VECTORS) {
            stems.clear();
        }
        return stems.computeIfAbsent(
                passage.documentId() + "/" + passage.ordinal(),
                _ -> Set.copyOf(Words.content(passage.text())));
    }

    /// Whether a sentence is a line that many documents share, such as a notice of where they come
    /// from.
    public boolean boilerplate(String sentence) {
        return repeated.contains(plain(sentence));
    }

    private static String plain(String line) {
        return MARKUP.matcher(line).replaceAll("").strip();
    }

    private static boolean mayRepeat(String line) {
        return line.length() >= 15 && line.length() <= 200;
    }

    /// Vectors of texts in their order.
    public List<float[]> vectors(List<String> wanted) throws InterruptedException {
        List<String> missing =
                wanted.stream().distinct().filter(t -> !vectors.containsKey(t)).toList();
        Map<String, float[]> made = new HashMap<>();
        for (int i = 0; i < missing.size(); i += BATCH) {
            answerInterrupt();
            List<String> batch = missing.subList(i, Math.min(i + BATCH, missing.size()));
            List<float[]> embedded = source.embed(batch);
            for (int j = 0; j < batch.size(); j++) {
                made.put(batch.get(j), embedded.get(j));
            }
        }
        List<float[]> result = new ArrayList<>(wanted.size());
        for (String text : wanted) {
            float[] vector = made.get(text);
            result.add(vector == null ? vectors.get(text) : vector);
        }
        if (vectors.size() + made.size() < MOST_VECTORS) {
            vectors.putAll(made);
        }
        return result;
    }

    public float[] vector(String text) throws InterruptedException {
        return vectors(List.of(text)).getFirst();
    }

    /// Whether the model can compare the meaning of a text.
    public boolean readsMeaning(String text) {
        return !Words.korean(text) || source.embeddingLanguages().contains("ko");
    }

    /// Stems of what stands around a sentence: its document's title and its heading.
    public Set<String> surroundings(String documentId, String heading) {
        return Words.content(title(documentId) + " " + heading);
    }
}

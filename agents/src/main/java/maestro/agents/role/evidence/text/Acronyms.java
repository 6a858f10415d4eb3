package maestro.agents.role.evidence.text;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Acronyms that documents define themselves: "Retrieval-Augmented Generation (RAG)". Letters of
/// the short form have to be initials of the words before it, after Schwartz and Hearst, "A simple
/// algorithm for identifying abbreviation definitions in biomedical text" (2003), in a strict form.
public final class Acronyms {
    private static final Pattern DEFINED = Pattern.compile("\\(([A-Z][A-Za-z]{0,6}[A-Z]s?)\\)");

    /// Characters before the acronym in which its long form is looked for.
    private static final int BEFORE = 120;

    private final Map<String, Map<String, Integer>> longForms = new TreeMap<>();

    /// Takes in what a text defines.
    public void read(String text) {
        Matcher m = DEFINED.matcher(text);
        while (m.find()) {
            String shortForm = m.group(1).endsWith("s") ? chop(m.group(1)) : m.group(1);
            longForm(text.substring(Math.max(0, m.start() - BEFORE), m.start()), shortForm)
                    .ifPresent(form ->
                            longForms
                                    .computeIfAbsent(shortForm, _ -> new TreeMap<>())
                                    .merge(form, 1, Integer::sum));
        }
    }

    /// The acronym of a phrase, compared by stems.
    public Optional<String> of(String phrase) {
        String key = key(phrase);
        String best = null;
        int most = 0;
        for (Map.Entry<String, Map<String, Integer>> entry : longForms.entrySet()) {
            int count = entry.getValue().getOrDefault(key, 0);
            if (count > most) {
                most = count;
                best = entry.getKey();
            }
        }
        return Optional.ofNullable(best);
    }

    /// The stems that an acronym most often stands for, parted by spaces.
    public Optional<String> expand(String acronym) {
        return Optional.ofNullable(longForms.get(acronym))
                .flatMap(forms ->
                        forms.entrySet().stream()
                                .max(
                                        Map.Entry.<String, Integer>comparingByValue()
                                                .thenComparing(
                                                        Map.Entry.<String, Integer>comparingByKey()
                                                                .reversed()))
                                .map(Map.Entry::getKey));
    }

    public boolean known(String acronym) {
        return longForms.containsKey(acronym);
    }

    /// Each acronym by its lower-case form, for writing it as the documents do.
    public Map<String, String> casing() {
        Map<String, String> casing = new HashMap<>();
        longForms.keySet().forEach(a -> casing.put(a.toLowerCase(Locale.ROOT), a));
        return casing;
    }

    private static String chop(String s) {
        return s.substring(0, s.length() - 1);
    }

    static String key(String phrase) {
        List<String> stems = new ArrayList<>();
        Words.of(phrase).forEach(w -> stems.add(w.stem()));
        return String.join(" ", stems);
    }

    private static Optional<String> longForm(String before, String shortForm) {
        List<Words.Word> words = Words.of(before);
        String initials = shortForm.toLowerCase(Locale.ROOT);
        int letters = initials.length();
        for (int from = Math.max(0, words.size() - letters - 1); from < words.size(); from++) {
            StringBuilder first = new StringBuilder();
            for (Words.Word word : words.subList(from, words.size())) {
                if (!word.stop()) {
                    first.append(Character.toLowerCase(word.form().charAt(0)));
                }
            }
            if (first.toString().equals(initials) && !words.get(from).stop()) {
                return Optional.of(key(before.substring(words.get(from).start())));
            }
        }
        return Optional.empty();
    }
}

package maestro.agents.report;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import maestro.agents.role.evidence.text.Words;

/// Proper names and abbreviations, told by their capitals. Of single words with one capital those
/// that begin a sentence are passed over, since any word may.
final class Names {
    private Names() {}

    /// Share of the sentence's names that stand in a text, or stand for words of it by their
    /// initials ("RAG"); 1 where it has none.
    static double share(String sentence, List<String> texts) {
        Set<String> names = of(sentence);
        if (names.isEmpty()) {
            return 1;
        }
        Set<String> known = new HashSet<>();
        StringBuilder initials = new StringBuilder();
        for (String text : texts) {
            for (Words.Word word : Words.of(text)) {
                String form = word.form().toLowerCase(Locale.ROOT);
                known.add(form);
                known.add(word.stem());
                initials.append(form.charAt(0));
            }
            initials.append('\n');
        }
        return (double) names.stream().filter(n -> stands(n, known, initials)).count()
                / names.size();
    }

    private static boolean stands(String name, Set<String> known, StringBuilder initials) {
        String form = name.toLowerCase(Locale.ROOT);
        return known.contains(form)
                || known.contains(Words.stem(form))
                || (abbreviation(name) && initials.indexOf(plural(form)) >= 0);
    }

    /// "LLMs" has the initials "llm".
    private static String plural(String form) {
        return form.endsWith("s") && form.length() > 2
                ? form.substring(0, form.length() - 1)
                : form;
    }

    static Set<String> of(String sentence) {
        Set<String> names = new HashSet<>();
        boolean first = true;
        for (Words.Word word : Words.of(sentence)) {
            String form = word.form();
            boolean capital = Character.isUpperCase(form.charAt(0));
            if (abbreviation(form) || (capital && !first && form.length() > 1 && !word.stop())) {
                names.add(form);
            }
            int end = word.start() + form.length();
            first = end < sentence.length() && ".:?!;".indexOf(sentence.charAt(end)) >= 0;
        }
        return names;
    }

    private static boolean abbreviation(String form) {
        return form.chars().filter(Character::isUpperCase).count() > 1;
    }
}

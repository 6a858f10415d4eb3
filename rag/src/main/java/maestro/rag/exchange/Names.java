package maestro.rag.exchange;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Names of people and languages between their forms.
final class Names {
    private static final Pattern TAG = Pattern.compile("([A-Za-z]{2,3})(?:[-_].*)?");

    private Names() {}

    /// "Lovelace, Ada" and "Turing, Alan, Jr." as they are said.
    static String said(String name) {
        String[] parts = name.strip().split("\\s*,\\s*");
        return switch (parts.length) {
            case 2 -> (parts[1] + " " + parts[0]).strip();
            case 3 -> (parts[2] + " " + parts[0] + " " + parts[1]).strip();
            default -> name.strip();
        };
    }

    /// The last word and the particles before it; the whole name where it is one word.
    static String family(String said) {
        String[] words = said.strip().split("\\s+");
        int from = words.length - 1;
        while (from > 1 && Character.isLowerCase(words[from - 1].codePointAt(0))) {
            from--;
        }
        StringBuilder family = new StringBuilder(words[from]);
        for (int i = from + 1; i < words.length; i++) {
            family.append(' ').append(words[i]);
        }
        return family.toString();
    }

    /// What comes before the family name; empty where nothing does.
    static String given(String said) {
        String name = said.strip().replaceAll("\\s+", " ");
        return name.substring(0, name.length() - family(name).length()).strip();
    }

    /// "en-US" as "en"; empty where it is no tag.
    static String language(String stated) {
        Matcher tag = TAG.matcher(stated.strip());
        if (tag.matches()) {
            return tag.group(1).toLowerCase(Locale.ROOT);
        }
        return switch (stated.strip().toLowerCase(Locale.ROOT)) {
            case "english", "american", "british" -> "en";
            case "korean" -> "ko";
            case "german", "ngerman" -> "de";
            case "french" -> "fr";
            case "japanese" -> "ja";
            case "chinese" -> "zh";
            case "spanish" -> "es";
            default -> "";
        };
    }
}

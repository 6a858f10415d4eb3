package maestro.rag.exchange;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The formats in which programs hand references on.
public enum ReferenceFormat {
    BIBTEX("bib"),
    RIS("ris"),
    CSL_JSON("json");

    private final String ending;

    ReferenceFormat(String ending) {
        this.ending = ending;
    }

    /// Of its files, without a dot.
    public String ending() {
        return ending;
    }

    /// By what a file begins with and, where that says nothing, by its name.
    static Optional<ReferenceFormat> of(String name, String text) {
        String start = text.stripLeading();
        if (start.startsWith("[") || start.startsWith("{\"")) {
            return Optional.of(CSL_JSON);
        }
        if (start.matches("(?s)TY  ?-.*")) {
            return Optional.of(RIS);
        }
        if (start.matches("(?s)@\\w+\\s*[{(].*")) {
            return Optional.of(BIBTEX);
        }
        return ofName(name);
    }

    /// By how a file's name ends.
    public static Optional<ReferenceFormat> ofName(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        for (ReferenceFormat format : values()) {
            if (lower.endsWith("." + format.ending)) {
                return Optional.of(format);
            }
        }
        return lower.endsWith(".bibtex") ? Optional.of(BIBTEX) : Optional.empty();
    }

    /// What can be read; entries that cannot be are left out and counted.
    Read read(String text) {
        return switch (this) {
            case BIBTEX -> BibTex.read(text);
            case RIS -> Ris.read(text);
            case CSL_JSON -> CslJson.read(text);
        };
    }

    String write(List<Reference> references) {
        return switch (this) {
            case BIBTEX -> BibTex.write(references);
            case RIS -> Ris.write(references);
            case CSL_JSON -> CslJson.write(references);
        };
    }

    /// @param damaged entries that could not be read
    record Read(List<Reference> references, int damaged) {}
}

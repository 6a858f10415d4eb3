package maestro.rag.document.packed;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The parts of a container that were asked for, by name. A name's case and a slash before it make
/// no difference.
public final class Parts {
    private final Map<String, byte[]> parts;
    private final Map<String, byte[]> plain = new LinkedHashMap<>();

    /// Of two parts of one name the first counts.
    public Parts(Map<String, byte[]> parts) {
        this.parts = parts;
        parts.forEach((name, bytes) -> plain.putIfAbsent(plain(name), bytes));
    }

    /// The first part whose name begins so; null where there is none.
    public byte @Nullable [] find(String beginning) {
        String wanted = plain(beginning);
        for (Map.Entry<String, byte[]> part : plain.entrySet()) {
            if (part.getKey().startsWith(wanted)) {
                return part.getValue();
            }
        }
        return null;
    }

    /// The part of that very name; null where there is none.
    public byte @Nullable [] get(String name) {
        byte[] direct = parts.get(name);
        return direct != null ? direct : plain.get(plain(name));
    }

    /// Names that match as a whole, those with smaller numbers first: "slide2" before "slide10".
    public List<String> names(Pattern pattern) {
        return parts.keySet().stream()
                .filter(name -> pattern.matcher(plain(name)).matches())
                .sorted((a, b) ->
                        a.length() == b.length()
                                ? a.compareTo(b)
                                : Integer.compare(a.length(), b.length()))
                .toList();
    }

    static String plain(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return lower.startsWith("/") ? lower.substring(1) : lower;
    }

    /// The name that a reference within a part leads to: "../media/a.xml" of "ppt/slides/b.xml" is
    /// "ppt/media/a.xml". A reference that climbs out of the container stays within it.
    public static String resolve(String part, String reference) {
        if (reference.startsWith("/")) {
            return reference.substring(1);
        }
        String folder = part.contains("/") ? part.substring(0, part.lastIndexOf('/')) : "";
        String rest = reference;
        while (rest.startsWith("../") || rest.startsWith("./")) {
            if (rest.startsWith("../")) {
                folder = folder.contains("/") ? folder.substring(0, folder.lastIndexOf('/')) : "";
            }
            rest = rest.substring(rest.indexOf('/') + 1);
        }
        return folder.isEmpty() ? rest : folder + "/" + rest;
    }
}

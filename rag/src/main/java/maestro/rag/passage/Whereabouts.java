package maestro.rag.passage;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Finds words in a text that was read otherwise before: at the place where they stood, else
/// elsewhere, else by their letters and digits alone, since readings differ in white space, hyphens
/// and signs. Of several places the one nearest to where they stood is taken. Belongs to one
/// thread.
public final class Whereabouts {
    /// Fewer letters are found anywhere.
    private static final int LEAST = 8;

    /// Letters of the beginning and the end by which a place is found whose middle was read
    /// otherwise.
    private static final int EDGE = 24;

    /// So much longer than the words may be what stands between such edges.
    private static final double LONGER = 1.5;

    private final String text;
    private @Nullable Plain plain;

    public Whereabouts(String text) {
        this.text = text;
    }

    /// @param start where they stood in the text as it was
    public Optional<Span> of(String words, int start) {
        if (start >= 0 && text.startsWith(words, start)) {
            return Optional.of(new Span(start, start + words.length()));
        }
        Plain wanted = Plain.of(words);
        if (words.isBlank() || wanted.length < LEAST) {
            return Optional.empty();
        }
        int same = nearest(text, words, start);
        if (same >= 0) {
            return Optional.of(new Span(same, same + words.length()));
        }
        Plain all = plain();
        int near = all.indexOfPlace(start);
        int at = nearest(all.letters, wanted.letters, near);
        if (at >= 0) {
            return Optional.of(all.span(at, at + wanted.length));
        }
        return edges(wanted.letters, all, near);
    }

    private static Optional<Span> edges(String wanted, Plain all, int near) {
        if (wanted.length() < 2 * EDGE) {
            return Optional.empty();
        }
        int from = nearest(all.letters, wanted.substring(0, EDGE), near);
        String end = wanted.substring(wanted.length() - EDGE);
        if (from < 0) {
            return Optional.empty();
        }
        int to = all.letters.indexOf(end, from + EDGE);
        return to < 0 || to + EDGE - from > LONGER * wanted.length()
                ? Optional.empty()
                : Optional.of(all.span(from, to + EDGE));
    }

    /// Where a string holds another, nearest to a place; -1 for nowhere.
    private static int nearest(String in, String what, int place) {
        int before = in.lastIndexOf(what, Math.max(0, place));
        int after = in.indexOf(what, Math.max(0, place));
        if (before < 0 || after < 0) {
            return Math.max(before, after);
        }
        return place - before <= after - place ? before : after;
    }

    private Plain plain() {
        Plain made = plain;
        if (made == null) {
            made = Plain.of(text);
            plain = made;
        }
        return made;
    }

    /// The letters and digits of a text in small letters, and where each stands in it.
    private record Plain(String letters, int[] places, int length) {
        static Plain of(String text) {
            StringBuilder letters = new StringBuilder(text.length());
            int[] places = new int[text.length()];
            for (int i = 0; i < text.length(); i++) {
                char c = text.charAt(i);
                if (Character.isLetterOrDigit(c) || Character.isSurrogate(c)) {
                    places[letters.length()] = i;
                    letters.append(Character.toLowerCase(c));
                }
            }
            return new Plain(letters.toString(), places, letters.length());
        }

        int indexOfPlace(int place) {
            int low = 0;
            int high = length;
            while (low < high) {
                int middle = (low + high) >>> 1;
                if (places[middle] < place) {
                    low = middle + 1;
                } else {
                    high = middle;
                }
            }
            return low;
        }

        Span span(int from, int to) {
            return new Span(places[from], places[to - 1] + 1);
        }
    }
}

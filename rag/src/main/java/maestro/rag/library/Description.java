package maestro.rag.library;

import java.util.List;

/// What a document is called in lists and bibliographies.
///
/// @param title one line of 1 to 300 characters; what is longer is cut
/// @param authors one to a line, without empty ones; at most 100, of 100 characters each
public record Description(String title, List<String> authors) {
    private static final int LONGEST_TITLE = 300;
    private static final int MOST_AUTHORS = 100;
    private static final int LONGEST_NAME = 100;

    /// @throws IllegalArgumentException where there is no title
    public Description {
        title = line(title, LONGEST_TITLE);
        if (title.isEmpty()) {
            throw new IllegalArgumentException("A document has a title");
        }
        authors =
                authors.stream()
                        .map(name -> line(name, LONGEST_NAME))
                        .filter(name -> !name.isEmpty())
                        .limit(MOST_AUTHORS)
                        .toList();
    }

    private static String line(String words, int most) {
        String line = words.replaceAll("[\\s\\p{Cntrl}]+", " ").strip();
        int end = Math.min(line.length(), most);
        boolean split = end < line.length() && Character.isHighSurrogate(line.charAt(end - 1));
        return line.substring(0, split ? end - 1 : end).strip();
    }
}

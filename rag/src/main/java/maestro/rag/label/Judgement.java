package maestro.rag.label;

/// Whether a passage answers a query, as the user sees it.
///
/// @param query the line as it was typed, in one line
/// @param start of the passage in the document's text, so that it holds when passages are cut anew
/// @param end after the last
public record Judgement(String query, String documentId, int start, int end, boolean good) {
    private static final int LONGEST = 1_000;

    public Judgement {
        query = line(query);
    }

    /// A query as it is kept: in one line, cut to length.
    public static String line(String typed) {
        String line = typed.replaceAll("\\s+", " ").strip();
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST).strip();
    }
}

package maestro.rag.label;

/// A word on documents.
///
/// @param name 1 to 60 characters in one line; upper and lower case differ
/// @param documents how many have it
public record Tag(String name, int documents) {
    private static final int LONGEST = 60;

    /// A name as it is kept: in one line, without the marks that a filter uses, cut to length.
    ///
    /// @return empty where nothing is left
    public static String name(String typed) {
        String line = typed.replaceAll("[\\s\\p{Cntrl}\"]+", " ").strip();
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST).strip();
    }
}

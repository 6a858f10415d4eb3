package maestro.rag.document.pdf.opening;

/// A page, or a stream of a file, has more than is wanted.
public final class TooMuch extends RuntimeException {
    private static final long serialVersionUID = 1;

    /// One without a trace, since it is expected.
    public TooMuch() {
        super("more than the limit", null, false, false);
    }
}

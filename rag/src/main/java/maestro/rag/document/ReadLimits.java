package maestro.rag.document;

import java.time.Duration;

/// Bounds on what one file may cost, since documents are untrusted input.
///
/// @param bytes of the file itself
/// @param unpackedBytes of everything a container (DOCX, …) unpacks to
/// @param characters of text kept; what is beyond makes the outcome partial
/// @param pages read; what is beyond makes the outcome partial
/// @param time spent on the file; what was read until then makes the outcome partial
public record ReadLimits(long bytes, long unpackedBytes, int characters, int pages, Duration time) {

    /// Limits that real documents don't meet: 512 MiB, 1 GiB unpacked, 20 million characters,
    /// 10,000 pages, 2 minutes.
    public static final ReadLimits DEFAULT =
            new ReadLimits(512L << 20, 1L << 30, 20_000_000, 10_000, Duration.ofMinutes(2));

    /// The same with another time.
    public ReadLimits within(Duration other) {
        return new ReadLimits(bytes, unpackedBytes, characters, pages, other);
    }
}

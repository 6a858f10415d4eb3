package maestro.rag.document;

/// A page drawn to pixels.
///
/// @param argb width × height pixels, row by row from the top, 8 bits each of alpha, red, green and
///   blue
/// @param scale pixels for each PDF point
/// @param whole false where a picture was left out that would take too much to unpack
public record PageImage(int width, int height, double scale, int[] argb, boolean whole) {}

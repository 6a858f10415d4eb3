package maestro.rag.document.picture;

import java.io.File;
import java.io.IOException;
import javax.imageio.IIOException;
import javax.imageio.stream.FileImageInputStream;
import maestro.rag.document.Deadline;

/// A picture's file, read within a time, and what stands beside the pixels in so many steps: a file
/// may hold millions of remarks, and the JDK's readers take in all of them.
final class PictureInput extends FileImageInputStream {
    /// A TIFF of 70,000 tiles takes half of them.
    private static final int MOST_STEPS = 300_000;

    private final Deadline deadline;
    private int steps;

    PictureInput(File file, Deadline deadline) throws IOException {
        super(file);
        this.deadline = deadline;
    }

    /// From here on what is said of a page is read.
    void beside() {
        steps = MOST_STEPS;
    }

    /// From here on its pixels are.
    void pixels() {
        steps = Integer.MAX_VALUE;
    }

    /// Whether what stands beside the pixels was too much.
    boolean spent() {
        return steps <= 0;
    }

    @Override
    public int read() throws IOException {
        step();
        return super.read();
    }

    @Override
    public int read(byte[] bytes, int from, int count) throws IOException {
        step();
        return super.read(bytes, from, count);
    }

    private void step() throws IOException {
        deadline.check();
        if (spent()) {
            throw new IIOException("too much stands beside the pixels");
        }
        steps--;
    }
}

package maestro.app.ui.reader;

import java.nio.IntBuffer;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import javafx.scene.image.Image;
import javafx.scene.image.PixelBuffer;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import maestro.rag.document.PageImage;

/// Drawn pages, the last used kept, up to a number of pixels. Owned by the screen's thread.
final class PageImages {
    /// 64 MB at 4 bytes each: some eight pages at reading size.
    private static final long PIXELS = 16_000_000;

    private record Key(int page, int width) {}

    private final Map<Key, Image> images = new LinkedHashMap<>(16, 0.75f, true);
    private long pixels;

    /// @param width in pixels
    Optional<Image> get(int page, int width) {
        return Optional.ofNullable(images.get(new Key(page, width)));
    }

    /// Keeps a page under the width it was asked for, and gives up the ones longest unused.
    Image put(int page, int width, PageImage drawn) {
        // Pages are opaque, so plain and premultiplied pixels are the same, and nothing is copied.
        Image image =
                new WritableImage(
                        new PixelBuffer<>(
                                drawn.width(),
                                drawn.height(),
                                IntBuffer.wrap(drawn.argb()),
                                PixelFormat.getIntArgbPreInstance()));
        Image old = images.put(new Key(page, width), image);
        pixels += size(image) - (old == null ? 0 : size(old));
        var eldest = images.entrySet().iterator();
        while (pixels > PIXELS && images.size() > 1) {
            pixels -= size(eldest.next().getValue());
            eldest.remove();
        }
        return image;
    }

    void clear() {
        images.clear();
        pixels = 0;
    }

    int count() {
        return images.size();
    }

    private static long size(Image image) {
        return Math.round(image.getWidth() * image.getHeight());
    }
}

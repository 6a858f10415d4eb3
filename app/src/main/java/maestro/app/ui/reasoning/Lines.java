package maestro.app.ui.reasoning;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javafx.scene.text.Font;
import javafx.scene.text.Text;

/// Breaks text into lines of a width. Characters are measured once and added up, because laying
/// text out is what costs in a stream.
final class Lines {
    private final float[] advances = new float[Character.MAX_VALUE + 1];
    private final Text probe = new Text();

    Lines(Font font) {
        probe.setFont(font);
        Arrays.fill(advances, -1);
    }

    Font font() {
        return probe.getFont();
    }

    /// Pixels from one line to the next.
    double height() {
        probe.setText("가Ág");
        return probe.getLayoutBounds().getHeight();
    }

    private double advance(char c) {
        if (advances[c] < 0) {
            probe.setText(String.valueOf(c));
            advances[c] =
                    Character.isSurrogate(c)
                            ? (float) (font().getSize() * 0.7)
                            : (float) probe.getLayoutBounds().getWidth();
        }
        return advances[c];
    }

    /// Breaks at spaces, and within words that are wider than a line.
    ///
    /// @param width in pixels
    /// @return at least one line
    List<String> of(String text, double width) {
        List<String> lines = new ArrayList<>(2);
        text.lines().forEach(paragraph -> breakUp(paragraph, width, lines));
        return lines.isEmpty() ? List.of("") : lines;
    }

    private void breakUp(String text, double width, List<String> lines) {
        int start = 0;
        int space = -1;
        double used = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            used += advance(c);
            if (c == ' ') {
                space = i;
            } else if (used > width && i > start && !Character.isLowSurrogate(c)) {
                int end = space > start ? space : i;
                lines.add(text.substring(start, end));
                start = space > start ? space + 1 : i;
                space = -1;
                used = 0;
                for (int k = start; k <= i; k++) {
                    used += advance(text.charAt(k));
                }
            }
        }
        lines.add(text.substring(start));
    }
}

package maestro.app.ui.settings;

import javafx.scene.control.Spinner;
import javafx.scene.control.TextFormatter;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/// Whole numbers as people type them: digits only, and an empty field means the least.
final class Numbers {

    private static final int DIGITS = 6;

    private Numbers() {}

    static TextFormatter<@Nullable Integer> within(int least, Spinner<Integer> spinner) {
        StringConverter<@Nullable Integer> converter =
                new StringConverter<@Nullable Integer>() {
                    @Override
                    public String toString(@Nullable Integer number) {
                        return number == null ? "" : number.toString();
                    }

                    @Override
                    public Integer fromString(String text) {
                        return text.isBlank() ? least : Integer.parseInt(text.strip());
                    }
                };
        spinner.getValueFactory().setConverter(converter);
        return new TextFormatter<>(
                converter,
                spinner.getValue(),
                change -> {
                    if (!change.getControlNewText().matches("\\d{0," + DIGITS + "}")) {
                        change.setText("");
                        change.setRange(change.getRangeStart(), change.getRangeStart());
                        change.setCaretPosition(change.getControlCaretPosition());
                        change.setAnchor(change.getControlAnchor());
                    }
                    return change;
                });
    }
}

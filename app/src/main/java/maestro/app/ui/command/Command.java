package maestro.app.ui.command;

import java.util.List;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.value.ObservableBooleanValue;
import javafx.scene.input.KeyCombination;
import maestro.app.ui.shell.Texts;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.Ikon;

/// Something the user can do, by menu, shortcut or palette.
///
/// @param id stable and unique: "library.add-files"
/// @param title in the user's language, as in a menu, without mnemonics
/// @param also other names that the palette finds it by: the title in English, and what people call
///   it who know other programs
/// @param section commands of a menu with the same number stand together
/// @param shortcut null where there is none
/// @param run on the screen's thread
public record Command(
        String id,
        String title,
        List<String> also,
        Group group,
        int section,
        @Nullable KeyCombination shortcut,
        Ikon icon,
        ObservableBooleanValue enabled,
        Runnable run) {

    /// The menu it is in.
    public enum Group {
        FILE,
        EDIT,
        VIEW,
        /// under "Panes" in the view menu
        PANES,
        MISSION,
        LIBRARY,
        HELP
    }

    /// One that is always possible.
    ///
    /// @param texts has the title by the key, and other names by it and ".also"
    /// @param shortcut as [KeyCombination#valueOf] reads it ("Shortcut+K"), or null
    public static Command of(
            String id,
            Texts texts,
            String key,
            Group group,
            int section,
            @Nullable String shortcut,
            Ikon icon,
            Runnable run) {
        return new Command(
                id,
                texts.get(key),
                texts.names(key),
                group,
                section,
                shortcut == null ? null : KeyCombination.valueOf(shortcut),
                icon,
                new ReadOnlyBooleanWrapper(true),
                run);
    }

    public Command enabledWhen(ObservableBooleanValue condition) {
        return new Command(id, title, also, group, section, shortcut, icon, condition, run);
    }

    /// For people: "Ctrl+K", or empty.
    public String shortcutText() {
        return shortcut == null ? "" : shortcut.getDisplayText();
    }
}

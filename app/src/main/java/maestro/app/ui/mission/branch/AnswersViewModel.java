package maestro.app.ui.mission.branch;

import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import maestro.agents.mission.Brief;

/// What the user answered before the mission that a branch leaves, to be answered otherwise. Owned
/// by the screen's thread.
final class AnswersViewModel {

    /// A place for an answer; without words it is taken away.
    ///
    /// @param question empty for what is said unasked
    record Field(String question, StringProperty text) {}

    private final ReadOnlyObjectWrapper<List<Field>> fields =
            new ReadOnlyObjectWrapper<>(List.of());
    private List<Brief.Answer> before = List.of();

    /// Begins with these, and a place for what is said besides.
    void startFrom(List<Brief.Answer> answers) {
        before = answers;
        List<Field> all = new ArrayList<>();
        answers.forEach(a -> all.add(new Field(a.question(), new SimpleStringProperty(a.text()))));
        all.add(new Field("", new SimpleStringProperty("")));
        fields.set(List.copyOf(all));
    }

    /// Takes back what was changed, where nobody would read it.
    ///
    /// @param may whether anybody will
    void lieAhead(boolean may) {
        if (!may) {
            for (int i = 0; i < fields.get().size(); i++) {
                fields.get().get(i).text().set(i < before.size() ? before.get(i).text() : "");
            }
        }
    }

    /// @throws IllegalArgumentException where one is too long
    List<Brief.Answer> answers() {
        return fields.get().stream()
                .map(field -> new Brief.Answer(field.question(), field.text().get()))
                .toList();
    }

    ReadOnlyObjectProperty<List<Field>> fieldsProperty() {
        return fields.getReadOnlyProperty();
    }
}

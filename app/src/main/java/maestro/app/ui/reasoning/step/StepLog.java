package maestro.app.ui.reasoning.step;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.function.UnaryOperator;
import maestro.agents.journal.MissionEvent.Voice;
import maestro.app.ui.reasoning.step.Row.Dropped;
import maestro.app.ui.reasoning.step.Row.Head;
import maestro.app.ui.reasoning.step.Row.Line;
import maestro.app.ui.reasoning.step.Row.Result;
import org.jspecify.annotations.Nullable;

/// One step in an agent's pane: what is held of it, and the rows that show it. What is not held is
/// found in the journal between [#first] and [#last].
final class StepLog {
    final String key;
    final String title;
    final String input;
    final Instant started;

    /// Sequence numbers of the step's first and last entry.
    final long first;

    long last;

    /// Place among the pane's steps, and how many rows of it are shown.
    final int index;

    int shown;

    StepStatus status = StepStatus.RUNNING;
    long millis;
    @Nullable String result;
    boolean open;

    /// No longer true: the step began anew.
    boolean gone;

    private final Row.@Nullable Mark mark;
    private final List<Row> lines = new ArrayList<>();
    private final List<Stream> streams = new ArrayList<>();
    private int calls;
    private int dropped;
    private List<Row> before = List.of();
    private List<Row> after = List.of();
    private @Nullable Head head;
    private String droppedWords = "";

    StepLog(String key, String title, String input, Instant started, long first, int index) {
        this(key, title, input, started, first, index, null);
    }

    /// A mark stands among the steps but is none.
    StepLog(Row.Mark mark, Instant at, long first, int index) {
        this(mark.step(), mark.text(), "", at, first, index, mark);
        status = StepStatus.FINISHED;
    }

    private StepLog(
            String key,
            String title,
            String input,
            Instant started,
            long first,
            int index,
            Row.@Nullable Mark mark) {
        this.key = key;
        this.title = title;
        this.input = input;
        this.started = started;
        this.first = first;
        this.last = first;
        this.index = index;
        this.mark = mark;
    }

    /// Who says something while a model answers says that it is asked again.
    void say(String text) {
        streams.clear();
        lines.add(new Line(key, text));
    }

    /// A model says something. What it said in an earlier attempt at the same call is void.
    ///
    /// @param fields what people call a field of an answer, given its name in JSON
    void stream(String call, Voice voice, String piece, UnaryOperator<String> fields) {
        String base = Stream.base(call);
        streams.removeIf(s -> !s.call().equals(call) && Stream.base(s.call()).equals(base));
        Stream stream = null;
        for (Stream known : streams) {
            if (known.call().equals(call) && known.voice() == voice) {
                stream = known;
            }
        }
        if (stream == null) {
            stream = new Stream(call, voice, fields);
            streams.add(stream);
        }
        stream.add(piece);
    }

    /// A call has been answered: what was said is in the journal now.
    ///
    /// @param words who answered, with how much
    void replied(String call, String words) {
        String base = Stream.base(call);
        streams.removeIf(s -> Stream.base(s.call()).equals(base));
        lines.add(new Row.Call(key, words));
        calls++;
    }

    /// The step has come to its end: nobody says anything any more.
    void silence() {
        streams.clear();
    }

    /// Calls that models have answered.
    int calls() {
        return calls;
    }

    int held() {
        return lines.size();
    }

    int dropped() {
        return dropped;
    }

    /// Lets go of the oldest lines.
    ///
    /// @param words tells how many, given the number that is dropped then
    void drop(int count, IntFunction<String> words) {
        lines.subList(0, count).clear();
        dropped += count;
        droppedWords = words.apply(dropped);
    }

    /// Takes all lines again, as the journal has them.
    void restore(List<Row> all) {
        lines.clear();
        lines.addAll(all);
        dropped = 0;
    }

    void details(List<Row> before, List<Row> after) {
        this.before = before;
        this.after = after;
    }

    /// The rows that show the step now; rows that have not changed are the same objects.
    ///
    /// @param thinking whether what models think is shown
    /// @param words stand above it, given how many there are
    List<Row> rows(boolean thinking, IntFunction<String> words) {
        if (gone) {
            return List.of();
        }
        if (mark != null) {
            return List.of(mark);
        }
        List<Row> rows = new ArrayList<>(lines.size() + 3 + before.size() + after.size());
        Head now = new Head(key, title, status, started, millis, open);
        if (!now.equals(head)) {
            head = now;
        }
        rows.add(head);
        rows.addAll(before);
        if (dropped > 0) {
            rows.add(new Dropped(key, dropped, droppedWords));
        }
        rows.addAll(lines);
        for (Stream stream : streams) {
            boolean thought = stream.voice() == Voice.REASONING;
            if (thought) {
                rows.add(new Row.Thinking(key, words.apply(stream.words()), thinking));
            }
            if (!thought || thinking) {
                stream.lines().forEach(l -> rows.add(new Row.Said(key, stream.voice(), l)));
            }
        }
        String came = result;
        if (came != null) {
            rows.add(
                    new Result(
                            key,
                            came,
                            status == StepStatus.FAILED || status == StepStatus.FRUITLESS));
        }
        rows.addAll(after);
        return rows;
    }
}

package maestro.rag.embedding.rerank;

import maestro.rag.embedding.TextTokenizer;
import maestro.rag.embedding.TextTokenizer.PairMarks;
import maestro.rag.embedding.TextTokenizer.Typed;
import maestro.rag.embedding.Tokens;

/// What a network sees of a question and a passage: its marks, and as many tokens of both as there
/// is room for. A long question leaves the passage half of the room at least.
final class Pairs {
    /// Characters that a token has at most, on average: what follows need not be looked at.
    private static final int CHARACTERS = 16;

    private final TextTokenizer tokenizer;
    private final PairMarks marks;
    private final int room;

    /// @param sequence the most tokens, marks included
    Pairs(TextTokenizer tokenizer, int sequence) {
        this.tokenizer = tokenizer;
        this.marks = tokenizer.pairMarks();
        this.room = sequence - marks.count();
        if (room < 2) {
            throw new IllegalArgumentException(
                    "its marks leave no room within %d tokens".formatted(sequence));
        }
    }

    Tokens tokens(String text) {
        int most = room * CHARACTERS;
        return tokenizer.tokenize(text.length() <= most ? text : text.substring(0, most));
    }

    Typed sequence(Tokens question, Tokens passage) {
        int first = Math.min(question.count(), Math.max(room / 2, room - passage.count()));
        int second = Math.min(passage.count(), room - first);
        long[] ids = new long[marks.count() + first + second];
        long[] types = new long[ids.length];
        int at = copy(marks.before(), ids, types, 0);
        at = copy(question, first, marks.firstType(), ids, types, at);
        at = copy(marks.between(), ids, types, at);
        at = copy(passage, second, marks.secondType(), ids, types, at);
        copy(marks.after(), ids, types, at);
        return new Typed(ids, types);
    }

    private static int copy(Typed from, long[] ids, long[] types, int at) {
        System.arraycopy(from.ids(), 0, ids, at, from.ids().length);
        System.arraycopy(from.types(), 0, types, at, from.types().length);
        return at + from.ids().length;
    }

    private static int copy(Tokens from, int count, long type, long[] ids, long[] types, int at) {
        for (int i = 0; i < count; i++) {
            ids[at + i] = from.ids()[i];
            types[at + i] = type;
        }
        return at + count;
    }
}

package maestro.rag.embedding;

/// What a model sees of a text: its marks, the prefix for queries or for passages, and as many of
/// the text's tokens as there is room for.
///
/// @param room for tokens of a text, the same for queries and passages
record Sequences(long[] query, long[] passage, long[] after, int room) {

    static Sequences of(EmbeddingModel model, TextTokenizer tokenizer) {
        TextTokenizer.Marks marks = tokenizer.marks();
        // White space at a prefix's end belongs to the token that follows.
        int[] query = tokenizer.tokenize(model.queryPrefix().strip()).ids();
        int[] passage = tokenizer.tokenize(model.passagePrefix().strip()).ids();
        int room = model.sequence() - marks.count() - Math.max(query.length, passage.length);
        if (room < 1) {
            throw new IllegalArgumentException(
                    "its marks and prefixes leave no room within %d tokens"
                            .formatted(model.sequence()));
        }
        return new Sequences(
                joined(marks.before(), query),
                joined(marks.before(), passage),
                marks.after(),
                room);
    }

    private static long[] joined(long[] marks, int[] prefix) {
        long[] both = new long[marks.length + prefix.length];
        System.arraycopy(marks, 0, both, 0, marks.length);
        for (int i = 0; i < prefix.length; i++) {
            both[marks.length + i] = prefix[i];
        }
        return both;
    }

    long[] query(Tokens tokens) {
        return sequence(query, tokens, 0, tokens.count());
    }

    long[] passage(Tokens tokens, int from, int to) {
        return sequence(passage, tokens, from, to);
    }

    private long[] sequence(long[] before, Tokens tokens, int from, int to) {
        int count = Math.min(to - from, room);
        long[] ids = new long[before.length + count + after.length];
        System.arraycopy(before, 0, ids, 0, before.length);
        for (int i = 0; i < count; i++) {
            ids[before.length + i] = tokens.ids()[from + i];
        }
        System.arraycopy(after, 0, ids, before.length + count, after.length);
        return ids;
    }
}

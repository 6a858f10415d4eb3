package maestro.rag.index.ranking;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import maestro.rag.index.IndexException;
import maestro.rag.index.PassageCondition;
import maestro.rag.index.field.Fields;
import maestro.rag.index.field.Language;
import maestro.rag.index.field.Scripts;
import maestro.rag.message.Message;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.BytesRef;

/// A condition as a Lucene query that filters.
///
/// @param analyzer of passages and queries
record ConditionQuery(Analyzer analyzer) {
    private static final int MOST_WORDS = 96;

    /// @param position counted with the words that are too common to be looked for
    private record Word(String text, int position) {}

    Query of(PassageCondition condition) {
        return switch (condition) {
            case PassageCondition.In(var ids) ->
                    new TermInSetQuery(Fields.DOCUMENT, ids.stream().map(BytesRef::new).toList());
            case PassageCondition.Words(String text) -> text(text, false);
            case PassageCondition.Phrase(String text) -> text(text, true);
            case PassageCondition.All(List<PassageCondition> parts) -> all(parts);
            case PassageCondition.Any(List<PassageCondition> parts) ->
                    any(parts.stream().map(this::of).toList());
            case PassageCondition.Not(PassageCondition part) -> all(List.of(condition));
        };
    }

    private Query all(List<PassageCondition> parts) {
        BooleanQuery.Builder all = new BooleanQuery.Builder();
        all.add(MatchAllDocsQuery.INSTANCE, Occur.FILTER); // "not" alone takes away from nothing
        for (PassageCondition part : parts) {
            if (part instanceof PassageCondition.Not(PassageCondition inner)) {
                all.add(of(inner), Occur.MUST_NOT);
            } else {
                all.add(of(part), Occur.FILTER);
            }
        }
        return all.build();
    }

    private static Query any(List<Query> parts) {
        if (parts.size() == 1) {
            return parts.getFirst();
        }
        BooleanQuery.Builder any = new BooleanQuery.Builder();
        parts.forEach(part -> any.add(part, Occur.SHOULD));
        return any.build();
    }

    /// Each script's part must be there; Han characters alone may be of any of three languages.
    /// Words too common to be looked for are taken to be everywhere.
    private Query text(String text, boolean phrase) {
        BooleanQuery.Builder all = new BooleanQuery.Builder();
        all.add(MatchAllDocsQuery.INSTANCE, Occur.FILTER);
        List<Query> han = new ArrayList<>();
        for (Map.Entry<Language, String> part : Scripts.ofQuery(text).entrySet()) {
            Language language = part.getKey();
            List<Word> words = words(language, part.getValue());
            if (!words.isEmpty()) {
                Query there =
                        any(
                                List.of(
                                        in(language.text(), words, phrase),
                                        in(language.title(), words, phrase)));
                if (language == Language.EN) {
                    all.add(there, Occur.FILTER);
                } else {
                    han.add(there);
                }
            }
        }
        if (!han.isEmpty()) {
            all.add(any(han), Occur.FILTER);
        }
        return all.build();
    }

    private static Query in(String field, List<Word> words, boolean phrase) {
        if (phrase && words.size() > 1) {
            PhraseQuery.Builder query = new PhraseQuery.Builder();
            words.forEach(word -> query.add(new Term(field, word.text), word.position));
            return query.build();
        }
        BooleanQuery.Builder each = new BooleanQuery.Builder();
        words.forEach(word -> each.add(new TermQuery(new Term(field, word.text)), Occur.FILTER));
        return each.build();
    }

    private List<Word> words(Language language, String text) {
        List<Word> words = new ArrayList<>();
        try (TokenStream stream = analyzer.tokenStream(language.query(), text)) {
            CharTermAttribute word = stream.addAttribute(CharTermAttribute.class);
            PositionIncrementAttribute step = stream.addAttribute(PositionIncrementAttribute.class);
            stream.reset();
            int position = -1;
            while (stream.incrementToken() && words.size() < MOST_WORDS) {
                position += step.getPositionIncrement();
                // of several readings of one word the first
                if (words.isEmpty() || words.getLast().position < position) {
                    words.add(new Word(word.toString(), position));
                }
            }
            stream.end();
        } catch (IOException e) {
            throw new IndexException(Message.of("index.query"), e); // not from memory
        }
        return words;
    }
}

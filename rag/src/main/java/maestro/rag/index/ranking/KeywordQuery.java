package maestro.rag.index.ranking;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import maestro.rag.index.IndexException;
import maestro.rag.index.field.Fields;
import maestro.rag.index.field.Language;
import maestro.rag.index.field.Scripts;
import maestro.rag.message.Message;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;

/// Plain words to a Lucene query: any of the words may match, each in the fields of its language,
/// Korean ones also as they are written. There is no syntax, so there is nothing that could be
/// wrong with it.
final class KeywordQuery {
    /// A whole page pasted as a query would cost as much as a hundred searches.
    private static final int MOST_CHARACTERS = 4_000;

    private static final int MOST_WORDS = 96;

    /// What a Korean word as it is written, or its beginning, counts against a morpheme. Anything
    /// from 0.15 to 0.45 does as well.
    private static final float EOJEOL_BOOST = 0.3f;

    private KeywordQuery() {}

    /// @param titleBoost what a word in the title counts against one in the passage
    /// @return empty where no word is left to look for
    static Optional<Query> of(String text, Analyzer analyzer, float titleBoost) {
        String bounded = text.substring(0, Math.min(MOST_CHARACTERS, text.length()));
        Map<Term, Integer> words = new LinkedHashMap<>();
        Map<Language, String> parts = Scripts.ofQuery(bounded);
        parts.forEach((l, part) -> collect(analyzer, l.query(), part, l.text(), words));
        Map<Term, Integer> written = new LinkedHashMap<>();
        if (parts.containsKey(Language.KO)) {
            collect(analyzer, Fields.EOJEOL, bounded, Fields.EOJEOL, written);
        }
        if (words.isEmpty() && written.isEmpty()) {
            return Optional.empty();
        }
        BooleanQuery.Builder any = new BooleanQuery.Builder();
        words.forEach((word, count) -> {
            any.add(times(new TermQuery(word), count), Occur.SHOULD);
            Term title = new Term(word.field().replace("text_", "title_"), word.bytes());
            any.add(times(new TermQuery(title), count * titleBoost), Occur.SHOULD);
        });
        written.forEach((word, count) ->
                any.add(times(new TermQuery(word), count * EOJEOL_BOOST), Occur.SHOULD));
        return Optional.of(any.build());
    }

    private static Query times(Query query, float boost) {
        return boost == 1 ? query : new BoostQuery(query, boost);
    }

    /// @param how the name under which the text is analysed
    /// @param field where its words are looked for
    private static void collect(
            Analyzer analyzer, String how, String text, String field, Map<Term, Integer> words) {
        try (TokenStream stream = analyzer.tokenStream(how, text)) {
            CharTermAttribute word = stream.addAttribute(CharTermAttribute.class);
            stream.reset();
            while (stream.incrementToken()) {
                Term term = new Term(field, word.toString());
                if (words.size() < MOST_WORDS || words.containsKey(term)) {
                    words.merge(term, 1, Integer::sum);
                }
            }
            stream.end();
        } catch (IOException e) {
            throw new IndexException(Message.of("index.query"), e); // not from memory
        }
    }
}

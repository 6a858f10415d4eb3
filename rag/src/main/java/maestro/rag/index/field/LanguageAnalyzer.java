package maestro.rag.index.field;

import java.lang.Character.UnicodeScript;
import java.util.HashMap;
import java.util.Map;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.DelegatingAnalyzerWrapper;
import org.apache.lucene.analysis.FilteringTokenFilter;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.StopFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.cjk.CJKBigramFilter;
import org.apache.lucene.analysis.cjk.CJKWidthFilter;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.analysis.en.EnglishPossessiveFilter;
import org.apache.lucene.analysis.en.PorterStemFilter;
import org.apache.lucene.analysis.ja.JapaneseAnalyzer;
import org.apache.lucene.analysis.ko.KoreanAnalyzer;
import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilter;
import org.apache.lucene.analysis.ngram.EdgeNGramTokenFilter;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.util.CharTokenizer;

/// Texts to words, by the language that a field's name ends with. A language's dictionary (tens of
/// megabytes) is loaded when its first text comes.
public final class LanguageAnalyzer extends DelegatingAnalyzerWrapper {
    private final Map<String, Analyzer> analyzers = new HashMap<>();

    /// One that has loaded no dictionary yet.
    public LanguageAnalyzer() {
        super(PER_FIELD_REUSE_STRATEGY);
    }

    @Override
    protected Analyzer getWrappedAnalyzer(String field) {
        String how = field.substring(field.indexOf('_') + 1);
        synchronized (analyzers) {
            return analyzers.computeIfAbsent(how, LanguageAnalyzer::create);
        }
    }

    private static Analyzer create(String how) {
        return switch (how) {
            case "en" -> new English();
            case "ko" -> new KoreanAnalyzer();
            case "eojeol" -> new Eojeol();
            case "ja" -> new JapaneseAnalyzer();
            case "zh" -> new Chinese(true);
            case "zh_query" -> new Chinese(false);
            default -> throw new IllegalArgumentException("No analysis for " + how);
        };
    }

    /// Lucene's English analysis, with accents folded ("Café" is found as "cafe").
    private static final class English extends Analyzer {
        @Override
        protected TokenStreamComponents createComponents(String field) {
            Tokenizer words = new StandardTokenizer();
            TokenStream stream = new EnglishPossessiveFilter(words);
            stream = new ASCIIFoldingFilter(new LowerCaseFilter(stream));
            stream = new StopFilter(stream, EnglishAnalyzer.ENGLISH_STOP_WORDS_SET);
            return new TokenStreamComponents(words, new PorterStemFilter(stream));
        }
    }

    /// Korean words as they stand between spaces, with their beginnings of two to four syllables:
    /// particles and endings stand behind, so that a beginning is mostly the whole of a noun, also
    /// of one that the dictionary lacks or takes apart, and a number keeps its unit ("3월에").
    private static final class Eojeol extends Analyzer {
        @Override
        protected TokenStreamComponents createComponents(String field) {
            Tokenizer words = CharTokenizer.fromTokenCharPredicate(Character::isLetterOrDigit);
            TokenStream stream = new WithHangul(new CJKWidthFilter(words));
            return new TokenStreamComponents(
                    words, new EdgeNGramTokenFilter(new LowerCaseFilter(stream), 2, 4, true));
        }
    }

    private static final class WithHangul extends FilteringTokenFilter {
        private final CharTermAttribute word = addAttribute(CharTermAttribute.class);

        WithHangul(TokenStream words) {
            super(words);
        }

        @Override
        protected boolean accept() {
            return word.codePoints().anyMatch(c -> UnicodeScript.of(c) == UnicodeScript.HANGUL);
        }
    }

    /// Characters and pairs of neighbours, which needs no dictionary and reads simplified and
    /// traditional script alike. A query asks for single characters only where one stands alone.
    private static final class Chinese extends Analyzer {
        private final boolean singles;

        Chinese(boolean singles) {
            this.singles = singles;
        }

        @Override
        protected TokenStreamComponents createComponents(String field) {
            Tokenizer characters = new StandardTokenizer();
            TokenStream stream = new CJKWidthFilter(characters);
            return new TokenStreamComponents(
                    characters, new CJKBigramFilter(stream, CJKBigramFilter.HAN, singles));
        }
    }
}

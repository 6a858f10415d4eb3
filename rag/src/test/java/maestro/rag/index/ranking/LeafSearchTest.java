package maestro.rag.index.ranking;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.lucene.analysis.core.WhitespaceAnalyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.NoMergePolicy;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.store.Directory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LeafSearchTest {
    private static final int WANTED = 20;

    /// Of segments of several sizes, with passages deleted.
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5})
    void findsTheSameHoweverManyWorkAtIt(int threads) throws Exception {
        try (Directory directory = new ByteBuffersDirectory()) {
            fill(directory);
            try (DirectoryReader reader = DirectoryReader.open(directory);
                    ExecutorService workers = Executors.newFixedThreadPool(threads)) {
                assertThat(reader.leaves()).hasSize(9);
                assertThat(reader.hasDeletions()).isTrue();
                IndexSearcher searcher = new IndexSearcher(reader);
                for (int round = 0; round < 50; round++) {
                    Query query = query(round);
                    ScoreDoc[] all = searcher.search(query, reader.maxDoc()).scoreDocs;
                    assertThat(all).hasSizeGreaterThan(3 * WANTED);
                    float least = all[WANTED - 1].score;

                    LeafSearch search = new LeafSearch(searcher, query, WANTED);
                    Callable<Void> work =
                            () -> {
                                search.work();
                                return null;
                            };
                    for (Future<Void> done :
                            workers.invokeAll(Collections.nCopies(threads, work))) {
                        done.get();
                    }
                    assertThat(from(search.found(), least))
                            .containsExactlyInAnyOrderElementsOf(from(all, least));
                }
            }
        }
    }

    private static List<String> from(ScoreDoc[] hits, float least) {
        return Arrays.stream(hits)
                .filter(hit -> hit.score >= least)
                .map(hit -> hit.doc + " " + hit.score)
                .toList();
    }

    private static Query query(int number) {
        BooleanQuery.Builder words = new BooleanQuery.Builder();
        for (int i = 0; i < 5; i++) {
            words.add(new TermQuery(new Term("text", "w" + (number + 7 * i) % 40)), Occur.SHOULD);
        }
        return words.build();
    }

    private static void fill(Directory directory) throws IOException {
        IndexWriterConfig plain =
                new IndexWriterConfig(new WhitespaceAnalyzer())
                        .setMergePolicy(NoMergePolicy.INSTANCE);
        Random random = new Random(5);
        try (IndexWriter writer = new IndexWriter(directory, plain)) {
            for (int segment = 1; segment <= 9; segment++) {
                for (int i = 0; i < 60 * segment; i++) {
                    List<String> words = new ArrayList<>();
                    for (int k = 0; k < 8; k++) {
                        words.add("w" + random.nextInt(1 + random.nextInt(40)));
                    }
                    Document document = new Document();
                    document.add(new TextField("text", String.join(" ", words), Field.Store.NO));
                    document.add(new TextField("id", segment + "-" + i, Field.Store.NO));
                    writer.addDocument(document);
                }
                writer.commit();
            }
            for (int segment = 1; segment <= 9; segment += 2) {
                for (int i = 0; i < 60; i += 3) {
                    writer.deleteDocuments(new Term("id", segment + "-" + i));
                }
            }
        }
    }
}

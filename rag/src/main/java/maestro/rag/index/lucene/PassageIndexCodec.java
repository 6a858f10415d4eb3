package maestro.rag.index.lucene;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import maestro.rag.embedding.EmbeddingModel;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.codecs.KnnVectorsFormat;
import org.apache.lucene.codecs.lucene104.Lucene104Codec;
import org.apache.lucene.codecs.lucene104.Lucene104HnswScalarQuantizedVectorsFormat;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.TieredMergePolicy;
import org.apache.lucene.util.quantization.QuantizedByteVectorValues.ScalarEncoding;

/// Lucene's codec (and its name, so that any Lucene reads the index), with vectors of two bits a
/// number beside those in floats, and a graph of 32 neighbours made with a beam of 200: rescored,
/// the hundred it yields held 0.99 of the ten nearest among 100,000. Bits are compared by counting
/// them, which is quick without the incubating Vector API; bytes took three times as long.
///
/// Graphs cost more than anything else in merging, so there are none before a search asks for them.
final class PassageIndexCodec extends Lucene104Codec {
    private static final int NEIGHBOURS = 32;
    private static final int BEAM = 200;

    /// Lucene makes a graph for a segment of n vectors when n is more than this times ln n, here
    /// about 4,000. Comparing all of those is as quick as following their graph.
    private static final int WORTH_A_GRAPH = 480;

    private static final KnnVectorsFormat PLAIN = format(Integer.MAX_VALUE);
    private static final KnnVectorsFormat GRAPH = format(WORTH_A_GRAPH);

    private final BooleanSupplier large;

    /// @param large whether the index has more passages than are compared one by one
    PassageIndexCodec(BooleanSupplier large) {
        this.large = large;
    }

    /// How a writer writes with it, words as an analyser finds them.
    static IndexWriterConfig configuration(Analyzer analyzer, AtomicBoolean large) {
        TieredMergePolicy merges = new TieredMergePolicy();
        merges.setForceMergeDeletesPctAllowed(0);
        return new IndexWriterConfig(analyzer)
                .setCodec(new PassageIndexCodec(large::get))
                .setRAMBufferSizeMB(64)
                .setMergePolicy(merges);
    }

    @Override
    public KnnVectorsFormat getKnnVectorsFormatForField(String field) {
        return large.getAsBoolean() ? GRAPH : PLAIN;
    }

    private static KnnVectorsFormat format(int worthAGraph) {
        return new Lucene104HnswScalarQuantizedVectorsFormat(
                ScalarEncoding.DIBIT_QUERY_NIBBLE, NEIGHBOURS, BEAM, 1, null, worthAGraph) {
            @Override
            public int getMaxDimensions(String field) {
                return EmbeddingModel.MOST_DIMENSIONS; // instead of 1,024; it is written alike
            }
        };
    }
}

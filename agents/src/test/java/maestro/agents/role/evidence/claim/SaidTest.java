package maestro.agents.role.evidence.claim;

import static org.assertj.core.api.Assertions.assertThat;

import maestro.agents.role.evidence.text.Words;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SaidTest {
    private static final float[] SUBJECT = {1, 0};

    private static Said said(String document, String text) {
        float[] vector = Words.korean(text) ? null : SUBJECT;
        return Said.of(document, text, Words.content(text), vector);
    }

    private static Claim.Relation between(String one, String other) {
        Claim.Relation relation = said("a", one).to(said("b", other));
        assertThat(said("b", other).to(said("a", one))).isEqualTo(relation);
        return relation;
    }

    /// What is not sure is no relation.
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // an effect, and its opposite
                "DIFFERS|The findings reveal that including irrelevant documents can unexpectedly increase accuracy by over 30%.|The generator faces noise of the retrieved content, which can affect the generation quality.",
                "DIFFERS|Wind turbines harm bird populations on the coast.|Wind turbines do not harm bird populations on the coast.",
                "DIFFERS|Shade improves the growth of ferns in gardens.|Shade reduces the growth of ferns in most gardens.",
                // a ranking, and its reverse
                "DIFFERS|Dense retrieval outperforms BM25 on four datasets.|BM25 performs best on claims about entities.",
                "DIFFERS|Oak trees live longer than birch trees in the park.|Birch trees live longer than oak trees, as foresters know.",
                // a role that two things are given
                "DIFFERS|The Varroa mite is the main cause of winter losses of honey bee colonies.|Some authors hold that pesticides and not mites are the main cause of colony losses.",
                // amounts of the same thing
                "DIFFERS|The harvest of 2019 reached 40 percent of the usual amount in the valley.|The harvest of 2019 reached 65 percent of the usual amount in the valley.",
                // a denial in as good as the same words
                "DIFFERS|The fish of the northern lake can survive the winter under the ice.|The fish of the northern lake cannot survive the winter under the ice.",
                "DIFFERS|흰 지붕은 여름에 실내 온도를 낮춘다.|흰 지붕은 여름에도 실내 온도를 낮추지 못한다.",
                "DIFFERS|물안개는 분수보다 공기를 더 빠르게 식힌다.|분수는 물안개보다 공기를 더 빠르게 식힌다.",
                "AGREES|The retrieved documents might contain noisy information that is irrelevant to the question.|The retrieved documents may contain noise or irrelevant information, which can interfere with the response.",
                "AGREES|Sparse retrievers are usually implemented using BM25, which matches keywords with an inverted index.|Retrieval is usually implemented using BM25, which matches keywords efficiently with an inverted index.",
                "AGREES|A white membrane can reflect about 80 percent of sunlight, while dark roofing reflects 5 to 20 percent.|새로 칠한 흰 지붕은 햇빛의 약 80퍼센트를 반사하지만 어두운 지붕은 5에서 20퍼센트만 반사한다.",
                "AGREES|Shade improves the growth of ferns.|In the shade of trees, experts say, shade improves the growth of ferns and mosses.",
                "AGREES|가로수를 심으면 그늘이 생겨 보행자가 느끼는 더위가 크게 줄어든다.|가로수를 심으면 그늘이 생겨 보행자가 느끼는 더위가 줄어든다.",
                // another subject, other circumstances, another measure
                "UNRELATED|Retrieval improves performance across many tasks.|The generator faces noise of the retrieved content, which can affect the generation quality.",
                "UNRELATED|Small chunks improve precision.|Large chunks reduce precision.",
                "UNRELATED|In KBQA, exact match is the most common metric of answers.|In CSQA, accuracy is the most common metric of answers.",
                "UNRELATED|The accuracy of satellites against divers was 82% in the lagoon.|Trained observers measure bleaching with an accuracy of 90%.",
                "UNRELATED|Winter losses rose to more than 20 percent in the valley.|Winter losses rose to 30 percent in the valley.",
                "UNRELATED|Caching is used to reduce latency of search.|Logging can increase latency of search.",
                // the same subject, and something else of it
                "UNRELATED|Open-domain question answering (QA) is a task that answers questions using a large collection.|Open-domain question answering (QA) is an important application and common testbed.",
                "UNRELATED|쿨루프는 실내 온도를 낮춘다.|가로수는 바람의 속도를 낮춘다.",
            })
    void documentsDifferAgreeOrHaveNothingToDoWithEachOther(
            Claim.Relation relation, String one, String other) {
        assertThat(between(one, other)).isEqualTo(relation);
    }

    @Test
    void aDocumentIsNotSetAgainstItself() {
        assertThat(
                        said("a", "Shade improves the growth of ferns.")
                                .to(said("a", "Shade reduces the growth of ferns.")))
                .isEqualTo(Claim.Relation.UNRELATED);
    }

    @Test
    void sentencesFarApartInMeaningDoNotAgreeHoweverManyWordsTheyShare() {
        String text = "The retrieved documents may contain noise or irrelevant information.";
        Said near = said("a", text);
        Said far = Said.of("b", text, Words.content(text), new float[] {0, 1});
        assertThat(near.to(far)).isEqualTo(Claim.Relation.UNRELATED);
    }
}

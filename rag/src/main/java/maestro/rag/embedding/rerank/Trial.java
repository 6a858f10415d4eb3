package maestro.rag.embedding.rerank;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import maestro.rag.embedding.EmbeddingException;
import maestro.rag.message.Message;

/// Tries what a model can do: questions with their answers, each of which must be told from the
/// answers to the others.
public final class Trial {
    /// Each question with its answer.
    private static final List<List<String>> ENGLISH =
            List.of(
                    List.of(
                            "How do bees tell each other where flowers are?",
                            "Returning bees dance on the comb; the angle of the dance shows the"
                                    + " others in which direction the flowers are."),
                    List.of(
                            "What is the capital of France?",
                            "Paris is the capital and largest city of France, with about two"
                                    + " million people."),
                    List.of(
                            "Why does iron rust?",
                            "Iron rusts because it reacts with oxygen and water, which turn its"
                                    + " surface to iron oxide."),
                    List.of(
                            "When was the first printed book made in Europe?",
                            "Gutenberg finished printing his Bible, the first large book printed in"
                                    + " Europe, in about 1455."));

    private static final List<List<String>> KOREAN =
            List.of(
                    List.of(
                            "벌은 꽃이 있는 곳을 어떻게 알려 주나요?",
                            "집에 돌아온 꿀벌은 벌집 위에서 춤을 추어 동료에게 꿀이 있는 방향과 거리를 전한다."),
                    List.of("프랑스의 수도는 어디인가요?", "파리는 센강 가에 자리한 유럽의 대도시로, 나라의 정부가 있다."),
                    List.of("쇠는 왜 녹이 스나요?", "철이 산소와 물을 만나면 겉이 산화철로 바뀌어 붉게 변한다."),
                    List.of("한글은 누가 만들었나요?", "세종대왕은 1443년에 훈민정음을 창제하였다."));

    /// Of four answers, by chance one in twenty models gets so many right.
    private static final int RIGHT = 3;

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private Trial() {}

    /// The languages in which a model finds the answers.
    ///
    /// @return some of "en" and "mul"
    /// @throws EmbeddingException where it is too slow, or fails
    public static List<String> languages(Reranker model, String name) {
        List<String> languages = new ArrayList<>();
        if (right(model, name, ENGLISH) >= RIGHT) {
            languages.add("en");
        }
        if (right(model, name, KOREAN) >= RIGHT) {
            languages.add("mul");
        }
        return List.copyOf(languages);
    }

    private static int right(Reranker model, String name, List<List<String>> asked) {
        List<String> answers = asked.stream().map(List::getLast).toList();
        int right = 0;
        for (int i = 0; i < asked.size(); i++) {
            double[] relevance = model.relevance(asked.get(i).getFirst(), answers, PATIENCE);
            boolean best = true;
            for (int j = 0; j < relevance.length; j++) {
                if (Double.isNaN(relevance[j])) {
                    throw new EmbeddingException(Message.of("rerank.slow", name), null);
                }
                best &= i == j || relevance[i] > relevance[j];
            }
            right += best ? 1 : 0;
        }
        return right;
    }
}

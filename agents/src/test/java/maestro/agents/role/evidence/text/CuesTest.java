package maestro.agents.role.evidence.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CuesTest {

    @Test
    void aWordIsKnownByItsFirstLettersInEitherCaseWhereverItStands() {
        Cues cues = new Cues(List.of("sect we", "also sect", "figu"));
        assertThat(cues.in("(Sections) are long")).isEqualTo(0b011);
        assertThat(cues.in("it is said ALSO")).isEqualTo(0b010);
        assertThat(cues.in("were; insect; al-so; 그림 figure_1")).isEqualTo(0b100);
        assertThat(cues.in("We")).isEqualTo(0b001);
        assertThat(cues.in("")).isZero();
    }

    @Test
    void whatStandsBesideAStopIsSeenAtBothEndsToo() {
        assertThat(Cues.capitalAfterStop("of systems.The rest")).isTrue();
        assertThat(Cues.capitalAfterStop(".Net v.2 is new.")).isTrue();
        assertThat(Cues.capitalAfterStop("v.2 is new.")).isFalse();
        assertThat(Cues.capitalBeforeStop("by J. Doe")).isTrue();
        assertThat(Cues.capitalBeforeStop(".J by him.")).isFalse();
        assertThat(Cues.spaceAfterStop("one. two")).isTrue();
        assertThat(Cues.spaceAfterStop("one.")).isFalse();
    }

    /// One for each branch of each expression: none waits for a word that its text need not have.
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    ABOUT_THE_PAPER | what comes in this particular case
                    ABOUT_THE_PAPER | told in the following section
                    ABOUT_THE_PAPER | said in the next part
                    ABOUT_THE_PAPER | said in the previous chapter
                    ABOUT_THE_PAPER | Our survey has it
                    ABOUT_THE_PAPER | the Subsections tell
                    ABOUT_THE_PAPER | present article tells
                    ABOUT_THE_PAPER | this review tells
                    ABOUT_THE_PAPER | this paper tells
                    ABOUT_THE_PAPER | this appendix tells
                    ABOUT_THE_PAPER | see Section IV
                    ABOUT_THE_PAPER | see sec. 4
                    ABOUT_THE_PAPER | see Table 3
                    ABOUT_THE_PAPER | see tab. 3
                    ABOUT_THE_PAPER | see (Figure 2)
                    ABOUT_THE_PAPER | see fig. 2
                    ABOUT_THE_PAPER | see Eq. (4
                    ABOUT_THE_PAPER | see equation 4
                    ABOUT_THE_PAPER | see Appendix B
                    ABOUT_THE_PAPER | see algorithm 1
                    ABOUT_THE_PAPER | the remainder of it
                    ABOUT_THE_PAPER | readers may look there
                    ABOUT_THE_PAPER | we refer to it
                    ABOUT_THE_PAPER | is organised as follows
                    ABOUT_THE_PAPER | we will first outline it
                    ABOUT_THE_PAPER | we conclude
                    ABOUT_THE_PAPER | it is not covered here
                    ABOUT_THE_PAPER | they are as follows
                    ABOUT_THE_PAPER | those listed below
                    ABOUT_THE_PAPER | those shown above
                    ABOUT_THE_PAPER | the aforementioned ones
                    ABOUT_THE_PAPER | the above-mentioned ones
                    LEANS_FROM_ITS_START | Once trained, they answer
                    LEANS_FROM_ITS_START | Where possible, nothing is said
                    LEANS_FROM_ITS_START | Focusing on quality, it employs judges
                    LEANS_FROM_ITS_START | In the second stage, he asks
                    LEANS_FROM_ITS_START | Training may also lead there
                    LEANS_FROM_ITS_START | Some models call them
                    LEANS_FROM_ITS_START | One of those is old
                    LEANS_WITHIN | there is a second kind
                    LEANS_WITHIN | A further class of it
                    LEANS_WITHIN | for these methods nothing holds
                    LEANS_WITHIN | among those models
                    LEANS_WITHIN | with such studies
                    LEANS_WITHIN | in this context
                    LEANS_WITHIN | it is such an approach
                    LEANS_WITHIN | made for that purpose
                    LEANS_WITHIN | made for this reason
                    LEANS_WITHIN | filled in as required
                    LEANS_WITHIN | and by doing so wins
                    LEANS_WITHIN | of which the latter wins
                    LEANS_WITHIN | the former wins
                    SURVEYS | what we have summarized
                    SURVEYS | what we collect
                    SURVEYS | we survey it
                    SURVEYS | We categorise it
                    SURVEYS | we list them
                    SURVEYS | a comprehensive overview
                    SURVEYS | a comprehensive survey
                    SURVEYS | many reviews
                    ORDERS | Please answer
                    ORDERS | You must answer
                    ORDERS | Your task is it
                    ORDERS | Given the context
                    ORDERS | Answer the question
                    ORDERS | Output a list
                    ORDERS | Response:none
                    ORDERS | Instruction one
                    ORDERS | Read the text
                    ORDERS | Consider the following
                    ORDERS | Return it
                    ORDERS | Generate a list
                    ORDERS | Determine whether it is
                    ORDERS | Let's think
                    ORDERS | a list which you should fill
                    ORDERS | what you need to do
                    POINTS_ELSEWHERE | Doe et al. (2021) examined it
                    POINTS_ELSEWHERE | Recent works have focused on it
                    POINTS_ELSEWHERE | some studies explore it
                    POINTS_ELSEWHERE | many researchers aim high
                    POINTS_ELSEWHERE | current literature attempts it
                    POINTS_ELSEWHERE | future efforts investigate it
                    POINTS_ELSEWHERE | existing approaches aim high
                    POINTS_ELSEWHERE | and researchers are exploring it
                    FIRST_PERSON | what we see
                    FIRST_PERSON | Our view
                    FIRST_PERSON | it tells us
                    FIRST_PERSON | so do I
                    """)
    void noExpressionMissesWhatItIsFor(Judgement.Rule rule, String text) {
        assertThat(rule.in(text, Judgement.Rule.CUES.in(text))).isTrue();
    }
}

package maestro.rag.bibliography;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FirstPagesTest {

    private static Publication of(String... lines) {
        return new FirstPages(List.of(lines), List.of(), String.join("\n\n", lines)).publication();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "SIGIR ’24, July 14–18, 2024, Washington, DC, USA | 2024",
                "© 2014 Copyright held by the owner | 2014",
                "copyright © 1987, 1990, 1993, 2000 by Levy and Knuth | 2000",
                "(Version 3.64 — February 2002) | 2002",
                "Published: 12 May 2019 | 2019",
                "Under review as a conference paper at ICLR 2020 | 2020",
                "발행일 2020년 4월 2일 발행처 국회입법조사처 | 2020",
                "제31회 한글 및 한국어 정보처리 학술대회 논문집 (2019년) | 2019",
                "arXiv:2005.11401v4 [cs.CL] 12 Apr 2021 | 2020",
                "arXiv:hep-th/9901001v3 [hep-th] 1 Feb 2002 | 1999",
                "In 1868 Sholes patented the typewriter, and in 1964 IBM built another. | 0",
                "According to the 2000 U.S. Census, 55.9% were employed. | 0",
                "Reviewed by Smith et al. (2018) and Jones (2021) | 0",
                "Copyright 2999 by Nobody | 0"
            })
    void theYearIsThatOfALineWhichStatesIt(String line, int year) {
        assertThat(of("On Bees", line, "And some text.").year()).isEqualTo(year);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "https://doi.org/10.1145/3626772.3657848 | 10.1145/3626772.3657848",
                "Journal of Bees. doi:10.1000/182(a). | 10.1000/182(a)",
                "(DOI: 10.1016/S0140-6736(20)30183-5) | 10.1016/S0140-6736(20)30183-5",
                "arXiv:2408.08921v2 [cs.AI] 10 Sep 2024 | 10.48550/arXiv.2408.08921",
                "https://doi.org/XXXXXXX.XXXXXXX | ",
                "https://doi.org/10.1145/nnnnnnn.nnnnnnn | ",
                "[12] Ann Lee. Bees. https://doi.org/10.1000/999 | ",
                "version 10.1000/182 of the program | "
            })
    void theDoiIsTheOneThatThePageStatesAsItsOwn(String line, String doi) {
        assertThat(of("On Bees", line).doi()).isEqualTo(doi == null ? "" : doi);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Abstract\n\n%s\n\n1 Introduction\n\nMore of it is to come, and it is long enough to be taken in, too.",
                "ABSTRACT\n\n%s\n\nIndex Terms—bees\n\nI. INTRODUCTION",
                "Abstract—%s\n\nKeywords: bees",
                "A B S T R A C T\n\n%s\n\nIntroduction",
                "요 약\n\n%s\n\n주제어: 벌",
                "초록: %s\n\n1. 서론",
                "Zusammenfassung\n\n%s\n\n1 Einleitung"
            })
    void theAbstractStandsUnderItsHeading(String page) {
        String words =
                "We count bees by night with a lamp and a patient observer, and compare three ways of"
                        + " doing so. The best of them misses one in nine.";
        assertThat(of(("On Bees\n\nAnn Lee\n\n" + page.formatted(words)).split("\n\n")).summary())
                .isEqualTo(words);
    }

    @Test
    void anAbstractGoesOnPastTheFootOfItsColumn() {
        String text =
                """
                On Bees

                Abstract

                We count bees by night with a lamp and a patient observer, and we compare three

                ∗Work done at the hive.

                ways of doing so. The best misses one in nine.

                1 Introduction
                """;
        assertThat(FirstPages.of(text).publication().summary())
                .endsWith("and we compare three ways of doing so. The best misses one in nine.");
    }

    @Test
    void anAbstractInPartsIsWhole() {
        String text =
                "Abstract\n\nBackground: bees are many, and nobody has counted them with any care so far.\n\n"
                        + "Methods: we counted them.\n\nResults: there are nine.\n\nKeywords: bees";
        assertThat(FirstPages.of(text).publication().summary().lines()).hasSize(3);
    }

    @Test
    void aTextWithoutAnAbstractHasNone() {
        String text = "On Bees\n\n" + "Bees fly about and nobody knows where. ".repeat(40);
        assertThat(FirstPages.of(text).publication()).isEqualTo(Publication.UNKNOWN);
    }

    @Test
    void theVenueIsTheOneThatThePageNames() {
        String reference =
                "Ann Lee. 2024. On Bees. In Proceedings of the 47th International Conference on Bees"
                        + " (BEE ’24), July 14–18, 2024. ACM, 10 pages.";
        assertThat(of("On Bees", reference).venue())
                .isEqualTo("Proceedings of the 47th International Conference on Bees");
        assertThat(of("Published as a conference paper at ICLR 2020").venue()).isEqualTo("ICLR");
        assertThat(of("Journal of Bee Research, Vol. 12, 2019").venue())
                .isEqualTo("Journal of Bee Research");
        assertThat(of("arXiv:2408.08921v2 [cs.AI] 10 Sep 2024").venue()).isEqualTo("arXiv");
    }

    @Test
    void noPageKeepsTheSearchForLong() {
        String hostile = "Proceedings of the " + "a ".repeat(100_000) + "(";
        String spaces = "Abstract" + " ".repeat(50_000) + "x";
        String marks = "10.1000/" + "(".repeat(50_000);
        long began = System.nanoTime();
        for (String line : List.of(hostile, spaces, marks, "and of the ".repeat(20_000))) {
            FirstPages.of(line).publication();
            new FirstPages(Arrays.asList(line, line), List.of(line), line).publication();
        }
        assertThat((System.nanoTime() - began) / 1e9).isLessThan(3);
    }

    @Test
    void whatIsKnownIsNotReplaced() {
        Publication stated = new Publication(2001, "", "10.1000/182", "");
        Publication found = new Publication(1999, "Bees", "10.1000/1", "Words.");
        assertThat(stated.or(found))
                .isEqualTo(new Publication(2001, "Bees", "10.1000/182", "Words."));
    }
}

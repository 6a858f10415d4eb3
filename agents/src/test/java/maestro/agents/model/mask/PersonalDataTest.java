package maestro.agents.model.mask;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Odd forms, as they stand in documents.
class PersonalDataTest {
    private static final PersonalData FINDER =
            new PersonalData(List.of("Smith", "José Pérez", "김철수", "金哲洙", "이 영희"));

    private static String found(String text) {
        return FINDER.in(text).stream()
                .map(f -> f.kind() + " " + text.substring(f.start(), f.end()))
                .collect(Collectors.joining("; "));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "주민등록번호 9001011234567을 | ID 9001011234567",
                "900101 1234567 | ID 900101 1234567",
                "９００１０１－１２３４５６７ | ID ９００１０１－１２３４５６７",
                "900101‑1234567 | ID 900101‑1234567",
                "900101−1234567 | ID 900101−1234567",
                "900101-1****** | ID 900101-1******",
                "외국인 900101-5234567번 | ID 900101-5234567"
            })
    void residentNumbers(String text, String expected) {
        assertThat(found(text)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "4111-1111-1111-1111 | CARD 4111-1111-1111-1111",
                "4111111111111111로 | CARD 4111111111111111",
                "4111\u00a01111\u00a01111\u00a01111 | CARD 4111\u00a01111\u00a01111\u00a01111",
                "4111–1111–1111–1111 | CARD 4111–1111–1111–1111",
                "４１１１ １１１１ １１１１ １１１１ | CARD ４１１１ １１１１ １１１１ １１１１",
                "Amex 3782 822463 10005 | CARD 3782 822463 10005"
            })
    void cards(String text, String expected) {
        assertThat(found(text)).isEqualTo(expected);
    }

    @Test
    void cardsAndNumbersThatALineBreaks() {
        assertThat(found("4111 1111\n1111 1111")).isEqualTo("CARD 4111 1111\n1111 1111");
        assertThat(found("900101-\n1234567")).isEqualTo("ID 900101-\n1234567");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "010.1234.5678로 | PHONE 010.1234.5678",
                "전화01012345678번 | PHONE 01012345678",
                "010 1234 5678 | PHONE 010 1234 5678",
                "010 - 1234 - 5678 | PHONE 010 - 1234 - 5678",
                "010–1234–5678 | PHONE 010–1234–5678",
                "０１０－１２３４－５６７８ | PHONE ０１０－１２３４－５６７８",
                "+82 (0)10-1234-5678 | PHONE +82 (0)10-1234-5678",
                "+82-10-1234-5678 | PHONE +82-10-1234-5678",
                "(02) 312-3456 | PHONE (02) 312-3456",
                "02)312-3456 | PHONE 02)312-3456",
                "031-123-4567~8 | PHONE 031-123-4567",
                "1588-1234 | PHONE 1588-1234",
                "+44 20 7946 0958 | PHONE +44 20 7946 0958",
                "(020) 7946 0958, differs | PHONE (020) 7946 0958",
                "at 020 7946 0958. | PHONE 020 7946 0958",
                "Tel.: 030/1234567 | PHONE 030/1234567",
                "0171-1234567, | PHONE 0171-1234567",
                "(0)30 1234 5678 | PHONE (0)30 1234 5678",
                "01 23 45 67 89 | PHONE 01 23 45 67 89",
                "01.23.45.67.89 | PHONE 01.23.45.67.89"
            })
    void telephones(String text, String expected) {
        assertThat(found(text)).startsWith(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{kim,lee.y}@uni.ac.kr | EMAIL {kim,lee.y}@uni.ac.kr",
                "kim＠example.org | EMAIL kim＠example.org",
                "kim(at)example.org | EMAIL kim(at)example.org",
                "kim [at] example.org | EMAIL kim [at] example.org",
                "메일은kim@example.org로 | EMAIL 메일은kim@example.org로"
            })
    void addresses(String text, String expected) {
        assertThat(found(text)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Smith는 SMITH와 Smith's | PERSON Smith; PERSON SMITH; PERSON Smith",
                "박사Smith | PERSON Smith",
                "Smith氏 | PERSON Smith",
                "Blacksmith Smithson | ''",
                "José Pérez가 | PERSON José Pérez",
                "김철수가, 김 철수를, 김  철수에게 | PERSON 김철수; PERSON 김 철수; PERSON 김  철수",
                "이영희는 이 영희다 | PERSON 이영희; PERSON 이 영희",
                "由金哲洙发明 | PERSON 金哲洙"
            })
    void names(String text, String expected) {
        assertThat(found(text)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"김철수는", "José Pérez is"})
    void namesWhoseLettersAreTakenApart(String text) {
        assertThat(found(Normalizer.normalize(text, Normalizer.Form.NFD))).startsWith("PERSON ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ISBN 9780306406157 and 9788936434267 are books.",
                "0.741 0.438 0.967 0.7498 12 34 56 78",
                "In 1998, 2003 and 2011 we found 12 345 and 67 890.",
                "See section 4.1 at the end, [at] least; {a, b} of 10 @ 3.",
                "In 900101 cases, 1234567 people",
                "https://orcid.org/0000-0002-1825-0097 and 0000-0002-1825-0097",
                "On 01-02-2003 and 03.04.2005 at 08:30:15 and 09 12 2019.",
                "0.05 0.001 0.333 0.1234567 10.1000/0123-456-78901234",
                "Grant 012345 was given; p = 0.04, n = 012."
            })
    void whatIsNoPersonalDataStays(String text) {
        assertThat(found(text)).isEmpty();
    }

    /// What a prompt shows is cut before it is masked.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "according to ·Anna Lin·…",
                "reported there by ·ann·...",
                "said ·Anna Lindqvis· …",
                "said ·Anna ·",
                "담당은 ·홍길·…",
                "write to ·anna.l@exam· …",
                "write to ·anna.l@·…",
                "call ·(020) 7946· …",
                "call ·+44 20 79·…",
                "call ·010-1234-5·…",
                "… ·7946 0958· is hers"
            })
    void whatWasCutIsKnownByItsBeginning(String marked) {
        String text = marked.replace("·", "");
        int start = marked.indexOf('·');
        int end = marked.lastIndexOf('·') - 1;
        assertThat(new PersonalData(List.of("Anna Lindqvist", "홍길동")).in(text))
                .singleElement()
                .satisfies(f -> {
                    assertThat(f.start()).isEqualTo(start);
                    assertThat(text.substring(f.start(), f.end()).strip())
                            .isEqualTo(text.substring(start, end).strip());
                });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "in winter of 2019 …",
                "by 16.7 …",
                "holds 20,000 …",
                "the annual …",
                "of Ann and others",
                "at 3 … 4 and more"
            })
    void yearsAmountsAndOtherWordsBeforeACutStay(String text) {
        assertThat(new PersonalData(List.of("Anna Lindqvist")).in(text)).isEmpty();
    }
}

package org.bihuan.document.ledger.cell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.bihuan.document.ledger.book.CellAddress;
import org.bihuan.document.ledger.book.CellValue;
import org.bihuan.shared.CreditCode;
import org.junit.jupiter.api.Test;

class CreditCodeTest {

    private static final String ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";

    @Test
    void agreesWithTheExampleOfTheStandard() {
        assertThat(CreditCode.valid("91350100M000100Y43")).isTrue();
        assertThat(CreditCode.valid("91350100M000100Y4Z")).isFalse();
    }

    @Test
    void takesSmallAndFullWidthLettersForWhatTheyAre() {
        assertThat(CreditCode.valid(CreditCode.normal(" ９１350100m000100y43 "))).isTrue();
    }

    @Test
    void suggestsTheDigitThatALetterWasTypedFor() {
        var context = new ColumnReader.Context("", "", List.of(), java.time.LocalDate.of(2026, 9, 28), false);
        var reader = ColumnReader.of(FieldKind.CREDIT_CODE, false, 18, context);
        var cell = reader.read(new CellAddress(5, 3), CellValue.words("9135O1OOMOOO1OOY43"));

        assertThat(cell.value()).isNull();
        assertThat(cell.issues()).singleElement().satisfies(issue -> {
            assertThat(issue.issue()).isEqualTo(IssueCode.CREDIT_CODE_HINT);
            assertThat(issue.params()).containsExactly("9135O1OOMOOO1OOY43", "91350100M000100Y43");
            assertThat(issue.sentence()).isEqualTo("统一社会信用代码校验不通过，是否应为 91350100M000100Y43？");
        });
    }

    @Property(tries = 2_000)
    void noticesEverySingleWrongCharacter(
            @ForAll("codes") String code,
            @ForAll @IntRange(max = 17) int place,
            @ForAll @IntRange(min = 1, max = 30) int by) {
        int old = ALPHABET.indexOf(code.charAt(place));
        var wrong = code.substring(0, place) + ALPHABET.charAt((old + by) % 31) + code.substring(place + 1);

        assertThat(CreditCode.valid(code)).isTrue();
        assertThat(CreditCode.valid(wrong)).isFalse();
    }

    @Property(tries = 2_000)
    void noticesEverySwapOfNeighbours(@ForAll("codes") String code, @ForAll @IntRange(max = 16) int place) {
        var swapped =
                code.substring(0, place) + code.charAt(place + 1) + code.charAt(place) + code.substring(place + 2);

        assertThat(CreditCode.valid(swapped)).isEqualTo(swapped.equals(code));
    }

    @Provide
    Arbitrary<String> codes() {
        return Arbitraries.strings()
                .withChars(ALPHABET.toCharArray())
                .ofLength(17)
                .map(body -> body + CreditCode.check(body));
    }
}

package org.bihuan.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bihuan.shared.Problem;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FormRulesTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "aera > 5               | 第 1 行第 1 个字符：没有名为“aera”的字段或函数。",
                "area > 'x'             | 第 1 行第 6 个字符：“_>_”不能用于 (double, string) 类型。",
                "area + 1.0             | 条件的结果须为是或否，现在是 double。",
                "area >                 | 写法不正确",
                "[1, 2].all(x, x > 0)   | 没有名为“",
            })
    void tellsWhatIsWrongInAConditionAndWhere(String condition, String expected) {
        var faults = FormRules.faults(List.of(number("area", condition)));

        assertThat(faults).singleElement().satisfies(fault -> {
            assertThat(fault.path()).isEqualTo("[0].check");
            assertThat(fault.code()).isEqualTo("FORM-CONDITION-WRONG");
            assertThat(fault.detail()).contains(expected);
        });
    }

    @Test
    void refusesAConditionThatIsTooLongOrTooDeep() {
        assertThat(FormRules.faults(List.of(number("area", "area > 1 || ".repeat(60) + "true"))))
                .singleElement()
                .extracting(Fault::detail)
                .isEqualTo("条件过长，最多 500 个字符。");
        assertThat(FormRules.faults(List.of(number("area", "(".repeat(120) + "true" + ")".repeat(120)))))
                .hasSize(1);
    }

    @Test
    void tellsAllFaultsAtOnceByTheirPaths() {
        var faults = FormRules.faults(List.of(
                field("Key", FieldKind.TEXT, null, null, null),
                field("today", FieldKind.TEXT, null, null, null),
                field("kind", FieldKind.CHOICE, List.of(), null, null),
                field("kind", FieldKind.MULTI_CHOICE, List.of("甲", "甲"), null, null),
                field("day", FieldKind.DATE, null, BigDecimal.ONE, null),
                field("sum", FieldKind.MONEY, null, BigDecimal.TEN, BigDecimal.ONE)));

        assertThat(faults)
                .extracting(fault -> fault.path() + " " + fault.code())
                .containsExactly(
                        "[0].key FORM-KEY-WRONG",
                        "[1].key FORM-KEY-RESERVED",
                        "[2].options FORM-OPTIONS-WRONG",
                        "[3].key FORM-KEY-TWICE",
                        "[3].options FORM-OPTIONS-WRONG",
                        "[4].min FORM-RANGE-WRONG",
                        "[5].max FORM-RANGE-WRONG");
    }

    /** Exponents whose plain text fits in no memory. */
    @ParameterizedTest
    @ValueSource(strings = {"1e2147483647", "1e-2147483647", "0e2147483647", "0e-2147483647", "1e999999"})
    void refusesNumbersTooLongToWriteOut(String given) {
        var form = new Form(List.of(field("area", FieldKind.NUMBER, null, null, null)));

        assertThatThrownBy(() -> form.answers(Map.of("area", given), TODAY, NOTHING_KNOWN))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.code()).isEqualTo("FORM-NOT-A-NUMBER"));
    }

    @Test
    void takesChoicesOfNothingForNoAnswer() {
        var form = new Form(List.of(field("kind", FieldKind.MULTI_CHOICE, List.of("甲", "乙"), null, null)));

        assertThat(form.answers(Map.of("kind", "、"), TODAY, NOTHING_KNOWN)).isEmpty();
    }

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 20);

    private static final FieldReading NOTHING_KNOWN = new FieldReading() {
        @Override
        public Optional<String> phone(String given) {
            return Optional.empty();
        }

        @Override
        public Optional<String> creditCode(String given) {
            return Optional.empty();
        }

        @Override
        public Optional<String> unit(String given) {
            return Optional.empty();
        }

        @Override
        public Optional<String> person(String given) {
            return Optional.empty();
        }
    };

    private static FieldDefinition number(String key, String check) {
        return new FieldDefinition(
                key,
                "面积",
                "Area",
                FieldKind.NUMBER,
                null,
                false,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                check,
                null,
                null);
    }

    private static FieldDefinition field(
            String key,
            FieldKind kind,
            @Nullable List<String> options,
            @Nullable BigDecimal min,
            @Nullable BigDecimal max) {
        return new FieldDefinition(
                key, "甲", "A", kind, options, false, null, null, min, max, null, null, null, null, null, null, null);
    }
}

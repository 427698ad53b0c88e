package org.bihuan.organisation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.bihuan.organisation.UnitNames.Meaning;
import org.bihuan.shared.UnitId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UnitNamesTest {

    private static final UnitDirectory.Entry LANHE = unit("澜河街道办事处", "澜河街道", UnitKind.SUBDISTRICT, "澜河办");
    private static final UnitDirectory.Entry LANHE_VILLAGE = unit("澜河村", "澜河村", UnitKind.VILLAGE);
    private static final UnitDirectory.Entry HOUSING = unit("住房和城乡建设局", "住建局", UnitKind.DEPARTMENT, "区住建局");
    private static final UnitDirectory.Entry FINANCE = unit("财政局", "财政局", UnitKind.DEPARTMENT);

    private final UnitNames names =
            new UnitNames(List.of(LANHE, LANHE_VILLAGE, HOUSING, FINANCE), List.of("东澜经济技术开发区", "东澜经开区", "东澜"));

    @ParameterizedTest
    @ValueSource(strings = {"住房和城乡建设局", "住建局", "区住建局", " 住 建 局\n", "住\u3000建局"})
    void knowsFullShortAndOtherNamesWhateverTheBlanks(String written) {
        assertThat(names.meaningOf(written)).isEqualTo(new Meaning.Known(HOUSING.id()));
    }

    @ParameterizedTest
    @CsvSource({"东澜经开区财政局,财政局", "区财政局,财政局", "澜河办事处,澜河街道办事处", "住建,住房和城乡建设局", "城乡建设局,住房和城乡建设局"})
    void onlySuggestsWhatIsMerelyAlike(String written, String likeliest) {
        assertThat(names.meaningOf(written))
                .isInstanceOfSatisfying(
                        Meaning.Suggested.class,
                        suggested -> assertThat(suggested.units())
                                .extracting(UnitDirectory.Entry::name)
                                .contains(likeliest));
    }

    @Test
    void suggestsBothWhenTheNameFitsTwo() {
        assertThat(names.meaningOf("澜河"))
                .isInstanceOfSatisfying(
                        Meaning.Suggested.class,
                        suggested -> assertThat(suggested.units()).containsExactlyInAnyOrder(LANHE, LANHE_VILLAGE));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "合计", "某某集团", "=cmd|' /C calc'!A0", "局"})
    void knowsNothingOfAnythingElse(String written) {
        assertThat(names.meaningOf(written)).isInstanceOf(Meaning.Unknown.class);
    }

    private static UnitDirectory.Entry unit(String name, String shortName, UnitKind kind, String... aliases) {
        return new UnitDirectory.Entry(UnitId.next(), name, shortName, kind, null, null, List.of(aliases));
    }
}

package org.bihuan.likeness;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class TitleLikenessTest {

    @Test
    void countsPairsOfNeighboursInCommon() {
        assertThat(TitleLikeness.percent("消防通道堵塞", "消防通道被堵塞")).isEqualTo(72);
        assertThat(TitleLikeness.percent("消防通道堵塞", "电动车违规充电")).isZero();
        assertThat(TitleLikeness.percent("３号楼（东侧） 通道", "3号楼东侧通道")).isEqualTo(100);
        assertThat(TitleLikeness.percent("堵", "堵")).isZero();
    }

    @Property(tries = 300)
    void isTheSameBothWaysAndNeverBeyondAHundred(
            @ForAll @StringLength(max = 30) String one, @ForAll @StringLength(max = 30) String other) {
        assertThat(TitleLikeness.percent(one, other))
                .isEqualTo(TitleLikeness.percent(other, one))
                .isBetween(0, 100);
    }
}

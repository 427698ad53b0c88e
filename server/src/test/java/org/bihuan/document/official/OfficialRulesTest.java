package org.bihuan.document.official;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class OfficialRulesTest {

    @Test
    void tellsTheLevelFromHowALineBegins() {
        assertThat(Level.of("一、总体情况")).isEqualTo(Level.FIRST);
        assertThat(Level.of("十二、其他")).isEqualTo(Level.FIRST);
        assertThat(Level.of("（三）进展缓慢的单位")).isEqualTo(Level.SECOND);
        assertThat(Level.of("1.压实责任。各单位要……")).isEqualTo(Level.THIRD);
        assertThat(Level.of("（2）按时反馈")).isEqualTo(Level.FOURTH);
        assertThat(Level.of("3.5个百分点的差距仍然存在")).isEqualTo(Level.TEXT);
        assertThat(Level.of("一些单位进展缓慢")).isEqualTo(Level.TEXT);
    }

    @Test
    void setsOnlyTheHeadingOfALineInItsFace() {
        assertThat(Level.FIRST.headLength("一、总体情况。本周新开12件。")).isEqualTo(7);
        assertThat(Level.FIRST.headLength("一、总体情况")).isEqualTo(6);
    }

    @Test
    void breaksATitleWhereAPhraseEnds() {
        assertThat(TitleLines.of("督办单")).containsExactly("督办单");
        assertThat(TitleLines.of("关于2026年第47周重点事项办理情况的督查通报")).containsExactly("关于2026年第47周", "重点事项办理情况的督查通报");
        assertThat(TitleLines.of("关于甲\n乙的通报")).containsExactly("关于甲", "乙的通报");
        assertThat(TitleLines.of("关".repeat(60)))
                .hasSize(4)
                .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(19));
    }

    @Test
    void standsLongTitlesAsATrapezoidOrARhombus() {
        assertThat(TitleLines.of("关于2026年11月16日至12月13日督查事项\n办理情况的通报"))
                .containsExactly("关于2026年11月16日至12月13日", "督查事项办理情况的通报");
        for (var title : List.of(
                "关于澜河街道办理“化解220千伏变电站用电接入问题”不力的通报",
                "关于对“东澜经济技术开发区第二污水处理厂提标改造工程用地手续办理迟缓问题”\n实行挂牌督办的通知",
                "关于解除“新桥街道老旧小区消防通道占用和电动自行车违规充电问题集中整治”\n挂牌督办的通知",
                "关于“2026年度招商引资重大项目（一期、二期）供地、供电、供水协调事项”办理不力问题的问责建议")) {
            var lines = TitleLines.of(title);
            var widths = lines.stream().map(Texts::width).toList();
            assertThat(String.join("", lines)).isEqualTo(title.replace("\n", ""));
            assertThat(widths)
                    .as(lines.toString())
                    .allSatisfy(width -> assertThat(width).isLessThanOrEqualTo(19));
            for (int at = 1; at < widths.size() - 1; at++) {
                assertThat(widths.get(at) >= Math.min(widths.get(at - 1), widths.get(at + 1)))
                        .as("no waist: %s", lines)
                        .isTrue();
            }
            assertThat(lines).as(lines.toString()).noneMatch(line -> line.matches("^[，、”）》].*|.*[“（《]$"));
        }
    }

    @Test
    void makesTheLetterheadAsLargeAsItsLineAllows() {
        assertThat(OfficialWriter.letterheadPoints("督查室")).isEqualTo(48);
        assertThat(OfficialWriter.letterheadPoints("东澜经济技术开发区督查室文件")).isEqualTo(31);
        assertThat(OfficialWriter.letterheadPoints("长".repeat(60))).isEqualTo(16);
    }

    @Test
    void writesTheSamePaperByteForByteAndEscapesWhatIsTyped() {
        var paper = new OfficialPaper(
                OfficialPaper.Format.LETTER,
                "<督查室>",
                null,
                "A&B \u0000\u0007\"题\"",
                "",
                List.of(new OfficialPaper.Block.Line("=cmd|' /C calc'!A0 <w:t>")),
                List.of(),
                "",
                LocalDate.of(2026, 1, 5),
                "",
                "",
                "");
        var once = new ByteArrayOutputStream();
        var again = new ByteArrayOutputStream();
        OfficialWriter.write(paper, once);
        OfficialWriter.write(paper, again);

        assertThat(once.toByteArray()).isEqualTo(again.toByteArray());
        assertThat(WordXml.escaped("A&B \u0000\u0007<\"𠮷\">")).isEqualTo("A&amp;B &lt;&quot;𠮷&quot;&gt;");
        assertThat(OfficialWriter.date(LocalDate.of(2026, 1, 5))).isEqualTo("2026年1月5日");
    }
}

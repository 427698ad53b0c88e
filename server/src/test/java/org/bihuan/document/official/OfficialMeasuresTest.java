package org.bihuan.document.official;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayOutputStream;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.bihuan.document.official.OfficialPaper.Block;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The measures of GB/T 9704-2012, taken from the page as it comes out of LibreOffice. */
class OfficialMeasuresTest {

    private static final PdfPrinter PRINTER = new PdfPrinter("");
    private static final String LONG = "东澜经济技术开发区督查室办公楼宇治理专项行动情况汇报材料清单";

    @BeforeAll
    static void needsLibreOffice() {
        Assumptions.assumeTrue(PRINTER.isPresent(), "LibreOffice is not installed");
    }

    @Test
    void sets22LinesOf28CharactersInsideTheMargins() {
        var pdf = printed(paper(40));

        assertThat(pdf.widthInMm()).isCloseTo(210, within(0.2));
        assertThat(pdf.heightInMm()).isCloseTo(297, within(0.2));
        var full = pdf.body(2);
        assertThat(full).hasSize(22);
        assertThat(full.stream()
                        .filter(line ->
                                line.text().codePointCount(0, line.text().length()) == 28))
                .hasSizeGreaterThanOrEqualTo(10)
                .allSatisfy(line -> {
                    assertThat(line.left()).isCloseTo(28, within(0.2));
                    assertThat(line.right()).isCloseTo(184, within(0.8));
                });
        assertThat(full).allSatisfy(line -> assertThat(line.right()).isLessThan(184.2));
        // The first line stands within the first 22nd of the block, the last within the last.
        assertThat(full.getFirst().baseline()).isBetween(37.0, 37 + 225 / 22.0);
        assertThat(full.getLast().baseline()).isBetween(262 - 225 / 22.0, 262.0);
        assertThat(full.get(1).baseline() - full.getFirst().baseline()).isCloseTo(225 / 22.0, within(0.1));
    }

    @Test
    void placesTheHeadAsTheStandardSays() {
        var head = printed(paper(3)).body(1);

        var letterhead = head.getFirst();
        assertThat(letterhead.text()).isEqualTo("东澜经济技术开发区督查室文件");
        // Ink of a Chinese character reaches 0.84 of its size above the baseline.
        assertThat(letterhead.baseline() - letterhead.size() * 0.84 * 25.4 / 72)
                .as("35 mm below the block's upper edge")
                .isCloseTo(37 + 35, within(1.5));
        assertThat((letterhead.left() + letterhead.right()) / 2).isCloseTo(106, within(0.5));
        var number = head.get(1);
        assertThat(number.text()).isEqualTo("东督〔2026〕12号");
        assertThat(number.baseline() - letterhead.baseline()).isCloseTo(3 * 225 / 22.0, within(3.0));
        assertThat((number.left() + number.right()) / 2).isCloseTo(106, within(0.5));
        var title = head.get(2);
        assertThat(title.size()).isCloseTo(22, within(0.1));
        assertThat(title.text()).isEqualTo("关于2026年第47周");
        assertThat(title.baseline() - number.baseline())
                .as("three lines and the red line between")
                .isBetween(3 * 225 / 22.0, 3 * 225 / 22.0 + 4);
        var addressees = head.get(4);
        assertThat(addressees.text()).isEqualTo("各街道，各部门，区属各单位：");
        assertThat(addressees.left()).isCloseTo(28, within(0.2));
        assertThat(head.get(5).text()).isEqualTo("一、总体情况");
        assertThat(head.get(5).left()).as("two characters in").isCloseTo(28 + 2 * 5.56, within(0.3));
    }

    @Test
    void numbersPagesSevenMillimetresBelowTheBlockOddRightEvenLeft() {
        var pdf = printed(paper(40));

        var odd = pdf.number(1);
        assertThat(odd.text()).isEqualTo("—1—");
        assertThat(odd.size()).isCloseTo(14, within(0.1));
        assertThat(odd.right()).as("one character from the right").isCloseTo(184 - 4.94, within(0.6));
        assertThat(odd.baseline() - 14 * 0.84 * 25.4 / 72).as("upper edge").isCloseTo(262 + 7, within(1.5));
        var even = pdf.number(2);
        assertThat(even.text()).isEqualTo("—2—");
        assertThat(even.left()).isCloseTo(28 + 4.94, within(0.6));
    }

    @Test
    void putsDateAndSignatureAtTheRightAndTheColophonAtTheFootOfAnEvenPage() {
        for (int paragraphs : new int[] {2, 9, 14, 23}) {
            var pdf = printed(paper(paragraphs));

            assertThat(pdf.pages()).as(paragraphs + " paragraphs").hasSizeGreaterThan(1);
            int last = pdf.pages().size();
            assertThat(last % 2).as("even page").isZero();
            var colophon = pdf.body(last).getLast();
            assertThat(colophon.text()).isEqualTo("东澜经开区督查室2026年11月20日印发");
            assertThat(colophon.baseline()).isBetween(257.0, 262.0);
            var all = pdf.pages().stream().flatMap(List::stream).toList();
            var date = all.stream()
                    .filter(line -> line.text().equals("2026年11月20日"))
                    .findFirst()
                    .orElseThrow();
            assertThat(date.right()).as("four characters from the right").isCloseTo(184 - 4 * 5.56, within(1.2));
        }
    }

    @Test
    void keepsASheetWithItsLetterheadOnOnePage() {
        var field = new Block.Form.Field("督办事项", "化解220千伏用电接入问题");
        var form = new Block.Form(List.of(
                new Block.Form.Row(List.of(field, new Block.Form.Field("级别", "红色督办")), 1),
                new Block.Form.Row(List.of(new Block.Form.Field("办理要求", LONG.repeat(4))), 5)));
        var pdf = printed(new OfficialPaper(
                OfficialPaper.Format.LETTER,
                "东澜经济技术开发区督查室",
                "东督〔2026〕3号",
                "督办单",
                "",
                List.of(form),
                List.of(),
                "东澜经开区督查室",
                LocalDate.of(2026, 11, 20),
                "",
                "",
                ""));

        assertThat(pdf.pages()).hasSize(1);
        assertThat(pdf.body(1).get(1).text()).isEqualTo("东督〔2026〕3号");
        assertThat(pdf.body(1).get(1).right()).as("flush right").isCloseTo(184, within(0.8));
        assertThat(pdf.body(1).get(2).text()).isEqualTo("督办单");
    }

    private static Pdf printed(OfficialPaper paper) {
        var docx = new ByteArrayOutputStream();
        OfficialWriter.write(paper, docx);
        return Pdf.of(PRINTER.print(docx.toByteArray()));
    }

    private static OfficialPaper paper(int paragraphs) {
        var body = new ArrayList<Block>();
        body.add(new Block.Line("一、总体情况"));
        for (int at = 0; at < paragraphs; at++) {
            body.add(new Block.Line(LONG.repeat(3)));
        }
        return new OfficialPaper(
                OfficialPaper.Format.DOCUMENT,
                "东澜经济技术开发区督查室文件",
                "东督〔2026〕12号",
                "关于2026年第47周重点事项办理情况的督查通报",
                "各街道，各部门，区属各单位",
                body,
                List.of(),
                "东澜经开区督查室",
                LocalDate.of(2026, 11, 20),
                "联系人：秦明辉",
                "区党工委、管委会领导",
                "东澜经开区督查室");
    }
}

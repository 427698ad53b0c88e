package org.bihuan.document.official;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.bihuan.document.official.OfficialPaper.Block;
import org.bihuan.shared.Problem;
import org.junit.jupiter.api.Test;

class PaperTemplateTest {

    @Test
    void fillsPlaceholdersThoughWordHasCutThemIntoPieces() throws IOException {
        var template = document(doc -> {
            var line = doc.createParagraph();
            line.createRun().setText("编号 {{num");
            line.createRun().setText("ber}} 号，主送{{addressees}}。");
            doc.createParagraph().createRun().setText("{{body}}");
            var cell = doc.createTable(1, 1).getRow(0).getCell(0);
            cell.setText("事项：{{督办事项}}");
        });
        assertThat(PaperTemplate.check(template, Set.of("督办事项")))
                .containsExactlyInAnyOrder("number", "addressees", "body", "督办事项");
        var out = new ByteArrayOutputStream();
        PaperTemplate.fill(template, paper(), out);

        try (var filled = new XWPFDocument(new ByteArrayInputStream(out.toByteArray()))) {
            assertThat(filled.getParagraphs().stream().map(each -> each.getText()))
                    .contains("编号 东督〔2026〕7号 号，主送澜河街道。", "一、基本情况", "请按期办结。");
            assertThat(filled.getTables().stream().map(table -> table.getText().strip()))
                    .contains("督办事项\t{{title}}", "事项：{{title}}");
            assertThat(filled.getParagraphs()).noneMatch(each -> each.getText().contains("{{body}}"));
        }
    }

    @Test
    void keepsTheLinesOfALongTextOfAForm() throws IOException {
        var template = document(doc -> {
            var cell =
                    doc.createTable(1, 1).getRow(0).getCell(0).getParagraphs().getFirst();
            cell.createRun().setText("核查意见：{{核查");
            cell.createRun().setText("意见}}（完）");
        });
        var paper = new OfficialPaper(
                OfficialPaper.Format.SHEET,
                "督查室",
                null,
                "销号单",
                "",
                List.of(new Block.Form(List.of(
                        new Block.Form.Row(List.of(new Block.Form.Field("核查意见", "现场属实\n<已清理> & 划线\n区安委办　许文博")), 3)))),
                List.of(),
                "",
                null,
                "",
                "",
                "");
        var out = new ByteArrayOutputStream();
        PaperTemplate.fill(template, paper, out);

        try (var filled = new XWPFDocument(new ByteArrayInputStream(out.toByteArray()))) {
            assertThat(filled.getTables()
                            .getFirst()
                            .getRow(0)
                            .getCell(0)
                            .getParagraphs()
                            .getFirst()
                            .getText())
                    .isEqualTo("核查意见：现场属实\n<已清理> & 划线\n区安委办　许文博（完）");
        }
    }

    @Test
    void namesPlaceholdersItDoesNotKnow() {
        var template = document(doc -> doc.createParagraph().createRun().setText("{{body}} {{titel}} {{T(java)}}"));
        var problem = refusal(template);

        assertThat(problem.code()).isEqualTo("DOCUMENT-TEMPLATE-UNKNOWN-PLACEHOLDER");
        assertThat(problem.facts()).containsEntry("unknown", List.of("T(java)", "titel"));
    }

    @Test
    void refusesWhatIsNoWordFileOrCouldDoHarm() {
        var good = document(doc -> doc.createParagraph().createRun().setText("{{body}}"));

        assertThat(refusal("hello".getBytes(StandardCharsets.UTF_8)).code()).isEqualTo("DOCUMENT-TEMPLATE-NOT-WORD");
        assertThat(refusal(new byte[6 * 1024 * 1024]).code()).isEqualTo("DOCUMENT-TEMPLATE-TOO-LARGE");
        assertThat(refusal(with(good, "word/vbaProject.bin", "x")).code()).isEqualTo("DOCUMENT-TEMPLATE-MACROS");
        assertThat(refusal(with(good, "word/embeddings/a.xml", "x")).code()).isEqualTo("DOCUMENT-TEMPLATE-MACROS");
        assertThat(refusal(with(good, "../evil.xml", "x")).code()).isEqualTo("DOCUMENT-TEMPLATE-NOT-WORD");
        assertThat(refusal(with(
                                good,
                                "word/_rels/settings.xml.rels",
                                "<Relationship Target=\"http://x/y.dotm\" TargetMode = 'External'/>"))
                        .code())
                .isEqualTo("DOCUMENT-TEMPLATE-EXTERNAL");
        assertThat(refusal(with(good, "word/x.xml", "<!DOCTYPE a [<!ENTITY b SYSTEM 'file:///etc/passwd'>]>"))
                        .code())
                .isEqualTo("DOCUMENT-TEMPLATE-EXTERNAL");
        assertThat(refusal(with(good, "word/x.xml", "<w:instrText>INCLUDETEXT \"/etc/passwd\"</w:instrText>"))
                        .code())
                .isEqualTo("DOCUMENT-TEMPLATE-EXTERNAL");
        assertThat(refusal(with(good, "word/big.txt", "0".repeat(41 * 1024 * 1024)))
                        .code())
                .isEqualTo("DOCUMENT-TEMPLATE-INFLATES");
        assertThat(refusal(document(doc -> doc.createParagraph().createRun().setText("{{title}}")))
                        .code())
                .isEqualTo("DOCUMENT-TEMPLATE-NO-BODY");
    }

    private static OfficialPaper paper() {
        return new OfficialPaper(
                OfficialPaper.Format.LETTER,
                "督查室",
                "东督〔2026〕7号",
                "督办单",
                "澜河街道",
                List.of(
                        new Block.Line("一、基本情况"),
                        new Block.Line("请按期办结。"),
                        new Block.Form(List.of(
                                // A value that looks like a placeholder stays what was typed.
                                new Block.Form.Row(List.of(new Block.Form.Field("督办事项", "{{title}}")), 1)))),
                List.of(),
                "督查室",
                LocalDate.of(2026, 11, 20),
                "",
                "",
                "");
    }

    private static Problem refusal(byte[] template) {
        return catchThrowableOfType(Problem.class, () -> PaperTemplate.check(template, Set.of()));
    }

    private interface Writing {
        void into(XWPFDocument document);
    }

    private static byte[] document(Writing writing) {
        try (var document = new XWPFDocument()) {
            writing.into(document);
            var out = new ByteArrayOutputStream();
            document.write(out);
            return out.toByteArray();
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static byte[] with(byte[] docx, String name, String content) {
        var out = new ByteArrayOutputStream();
        try (var from = new ZipInputStream(new ByteArrayInputStream(docx));
                var to = new ZipOutputStream(out)) {
            for (var entry = from.getNextEntry(); entry != null; entry = from.getNextEntry()) {
                to.putNextEntry(new ZipEntry(entry.getName()));
                to.write(from.readAllBytes());
            }
            for (var each : Map.of(name, content).entrySet()) {
                to.putNextEntry(new ZipEntry(each.getKey()));
                to.write(each.getValue().getBytes(StandardCharsets.UTF_8));
            }
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
        return out.toByteArray();
    }
}

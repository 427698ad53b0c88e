package org.bihuan.document.official;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.bihuan.shared.Problem;

/**
 * Looks into an uploaded Word file before anything reads it: size while inflating, macros, embedded objects, links to
 * the outside, fields that fetch or run something. What the archive claims about itself is not believed.
 */
final class TemplateCheck {

    static final int MOST_BYTES = 5 * 1024 * 1024;
    private static final int MOST_ENTRIES = 500;
    private static final int MOST_INFLATED = 40 * 1024 * 1024;

    private static final Pattern EXTERNAL =
            Pattern.compile("TargetMode\\s*=\\s*[\"']External", Pattern.CASE_INSENSITIVE);
    private static final Pattern FETCHING = Pattern.compile(
            "INCLUDETEXT|INCLUDEPICTURE|DDEAUTO|\\bDDE\\b|\\bLINK\\b|altChunk|oleObject|<!DOCTYPE|<!ENTITY");

    private TemplateCheck() {}

    static void mustBeHarmless(byte[] docx) {
        if (docx.length > MOST_BYTES) {
            throw Problem.tooLarge("DOCUMENT-TEMPLATE-TOO-LARGE", "模板文件不得超过 5 MB，请删去图片后再上传。");
        }
        boolean word = false;
        int entries = 0;
        int left = MOST_INFLATED;
        try (var zip = new ZipInputStream(new ByteArrayInputStream(docx), StandardCharsets.UTF_8)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (++entries > MOST_ENTRIES) {
                    throw inflates();
                }
                var name = entry.getName().toLowerCase(Locale.ROOT);
                mustBelong(name);
                var content = zip.readNBytes(left + 1);
                left -= content.length;
                if (left < 0) {
                    throw inflates();
                }
                mustBeHarmless(name, content);
                word |= name.equals("word/document.xml");
            }
        } catch (IOException | IllegalArgumentException damaged) {
            throw notWord();
        }
        if (!word) {
            throw notWord();
        }
    }

    private static void mustBelong(String name) {
        if (name.contains("..") || name.startsWith("/") || name.contains("\\")) {
            throw notWord();
        }
        if (name.endsWith(".bin") || name.contains("activex") || name.contains("embeddings/")) {
            throw refused("DOCUMENT-TEMPLATE-MACROS", "模板含有宏或嵌入对象，不能使用。请另存为不含宏的 .docx 后再上传。");
        }
    }

    private static void mustBeHarmless(String name, byte[] content) {
        if (!name.endsWith(".xml") && !name.endsWith(".rels")) {
            return;
        }
        // A file in another encoding than UTF-8 would slip through the words looked for.
        if (content.length > 1 && (content[0] == (byte) 0xFE || content[0] == (byte) 0xFF || content[1] == 0)) {
            throw notWord();
        }
        var text = new String(content, StandardCharsets.UTF_8);
        if (name.equals("[content_types].xml") && text.toLowerCase(Locale.ROOT).contains("macroenabled")) {
            throw refused("DOCUMENT-TEMPLATE-MACROS", "模板含有宏，不能使用。请另存为不含宏的 .docx 后再上传。");
        }
        if (name.endsWith(".rels") && EXTERNAL.matcher(text).find()) {
            throw refused("DOCUMENT-TEMPLATE-EXTERNAL", "模板引用了外部文件或网址，不能使用。请断开链接、改为嵌入后再上传。");
        }
        if (FETCHING.matcher(text).find()) {
            throw refused("DOCUMENT-TEMPLATE-EXTERNAL", "模板含有会读取外部内容的域或对象，不能使用。请删除后再上传。");
        }
    }

    private static Problem refused(String code, String detail) {
        return Problem.field("file", code, detail);
    }

    private static Problem inflates() {
        return refused("DOCUMENT-TEMPLATE-INFLATES", "模板解压后过大，疑似压缩炸弹，不能使用。");
    }

    static Problem notWord() {
        return refused("DOCUMENT-TEMPLATE-NOT-WORD", "请上传 Word 2007 及以上版本的 .docx 文件。");
    }
}

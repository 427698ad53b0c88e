package org.bihuan.evidence;

import org.bihuan.shared.Problem;

/** Why a file is not taken. */
final class Refusal {

    static final String ACCEPTED = "可上传照片（jpg、png、webp、heic）、pdf、docx、xlsx、xls、csv、txt、mp4、mov、m4a、mp3。";

    private Refusal() {}

    static Problem typeNotAllowed(String found) {
        return Problem.field("file", "EVIDENCE-TYPE-NOT-ALLOWED", "按文件内容判断，此类文件不能作为佐证材料。" + ACCEPTED)
                .with("found", found);
    }

    static Problem macros() {
        return Problem.field("file", "EVIDENCE-HAS-MACROS", "文件内含宏程序，请另存为不含宏的 docx、xlsx 或 xls 后再上传。");
    }

    static Problem broken() {
        return Problem.field("file", "EVIDENCE-FILE-BROKEN", "文件不完整或已损坏，请重新拍摄、导出后再上传。");
    }

    static Problem empty() {
        return Problem.field("file", "EVIDENCE-FILE-EMPTY", "文件没有内容，请检查后重新选择。");
    }

    static Problem inflates() {
        return Problem.field("file", "EVIDENCE-INFLATES-TOO-MUCH", "文件解压后过大，无法安全打开。请减少内容后另存再上传。");
    }

    static Problem tooManyPixels(long most) {
        return Problem.field(
                "file", "EVIDENCE-TOO-MANY-PIXELS", "照片像素过多，最多 " + most / 1_000_000 + " 百万像素，请调低相机分辨率或缩小后再上传。");
    }

    static Problem tooLarge(long most) {
        var limit = most / (1024 * 1024);
        return Problem.tooLarge("EVIDENCE-TOO-LARGE", "文件过大：照片最多 20 MB，其他文件最多 100 MB，请压缩后再上传。")
                .with("mostMegabytes", limit);
    }
}

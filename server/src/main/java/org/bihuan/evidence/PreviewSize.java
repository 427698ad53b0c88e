package org.bihuan.evidence;

import java.util.Arrays;
import org.bihuan.shared.Problem;

/** The previews drawn of a photo, by their longest side in pixels. */
public enum PreviewSize {
    LARGE(1280),
    SMALL(320);

    private final int pixels;

    PreviewSize(int pixels) {
        this.pixels = pixels;
    }

    public static PreviewSize of(int pixels) {
        return Arrays.stream(values())
                .filter(each -> each.pixels == pixels)
                .findFirst()
                .orElseThrow(() -> Problem.invalid("EVIDENCE-SIZE-UNKNOWN", "缩略图尺寸只有 320 和 1280 两种。"));
    }

    int pixels() {
        return pixels;
    }

    String key(String sha256) {
        return sha256 + "." + pixels;
    }
}

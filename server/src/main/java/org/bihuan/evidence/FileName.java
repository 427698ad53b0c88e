package org.bihuan.evidence;

import java.text.Normalizer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The name a file came with, made harmless: no folders, no control or direction-turning characters, at most 120
 * characters with the ending kept. It is only shown and offered at download; where the bytes lie does not depend on it.
 */
final class FileName {

    private static final int LONGEST = 120;
    private static final int LONGEST_ENDING = 10;
    private static final String NAMELESS = "未命名";
    private static final Pattern FOLDERS = Pattern.compile("^.*[/\\\\]", Pattern.DOTALL);
    private static final Pattern HARMFUL = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Co}\\p{Cn}<>:\"|?*]");
    private static final Pattern EDGES = Pattern.compile("^[\\s.]+|[\\s.]+$");

    private FileName() {}

    static String harmless(@Nullable String given) {
        if (given == null) {
            return NAMELESS;
        }
        var base = FOLDERS.matcher(Normalizer.normalize(given, Normalizer.Form.NFC))
                .replaceFirst("");
        var clean = EDGES.matcher(HARMFUL.matcher(base).replaceAll("")).replaceAll("");
        return clean.isEmpty() ? NAMELESS : shortened(clean);
    }

    private static String shortened(String name) {
        if (name.codePointCount(0, name.length()) <= LONGEST) {
            return name;
        }
        int dot = name.lastIndexOf('.');
        var ending = dot >= 0 && name.length() - dot <= LONGEST_ENDING ? name.substring(dot) : "";
        return name.substring(0, name.offsetByCodePoints(0, LONGEST - ending.length())) + ending;
    }
}

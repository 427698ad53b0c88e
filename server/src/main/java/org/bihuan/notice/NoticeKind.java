package org.bihuan.notice;

import java.util.regex.Pattern;

/**
 * What a notice is about, as {@code room.what-happened}: {@code matter.assigned}, {@code matter.urged}. The client has
 * a text for each under {@code <room>.notice.<what-happened>}.
 */
public record NoticeKind(String value) {

    private static final Pattern FORM = Pattern.compile("[a-z]{2,30}\\.[a-z][a-z-]{1,40}");

    public NoticeKind {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("notice kind " + value);
        }
    }

    @Override
    public String toString() {
        return value;
    }
}

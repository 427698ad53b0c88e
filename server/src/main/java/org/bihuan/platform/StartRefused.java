package org.bihuan.platform;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The product cannot start and says in one line why and what to do, first in Chinese, then in English.
 *
 * <p>The code is stable ({@code PLATFORM-FOLDER-LOCKED}); the message never holds a password.
 */
public final class StartRefused extends RuntimeException {

    private final String code;

    public StartRefused(String code, String chinese, String english) {
        this(code, chinese, english, null);
    }

    public StartRefused(String code, String chinese, String english, @Nullable Throwable cause) {
        super(oneLine("%s ｜ %s [%s]".formatted(chinese, english, code)), cause);
        this.code = code;
    }

    public String code() {
        return code;
    }

    /** The whole line: Chinese, English, code. */
    @Override
    public String getMessage() {
        return Objects.requireNonNull(super.getMessage());
    }

    private static String oneLine(String text) {
        return text.replaceAll("\\s*\\R\\s*", " ");
    }
}

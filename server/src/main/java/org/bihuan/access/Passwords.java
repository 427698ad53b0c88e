package org.bihuan.access;

import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.bihuan.shared.Problem;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.stereotype.Component;

/**
 * Hashes (Argon2id) and judges passwords: 8 to 64 characters from at least three of upper case, lower case, digits and
 * signs, without the log-in name in them (GB/T 22239-2019, identity).
 */
@Component
public class Passwords {

    private static final Pattern UPPER = Pattern.compile("[A-Z]");
    private static final Pattern LOWER = Pattern.compile("[a-z]");
    private static final Pattern DIGIT = Pattern.compile("[0-9]");
    private static final Pattern SIGN = Pattern.compile("[^A-Za-z0-9]");

    private final Argon2PasswordEncoder argon2 = Argon2PasswordEncoder.defaultsForSpringSecurity_v5_8();

    /** Spends the time of a real comparison when the account is unknown, so that names cannot be guessed by timing. */
    private final String nobody = argon2.encode("nobody has this password");

    public String hash(String password) {
        return argon2.encode(password);
    }

    boolean matches(String password, String hash) {
        return argon2.matches(password, hash);
    }

    void spendTheTime(String password) {
        argon2.matches(password, nobody);
    }

    /** Refuses with {@code ACCESS-PASSWORD-WEAK} at the given field. */
    public void mustBeStrong(String password, String login, String field) {
        long classes = Stream.of(UPPER, LOWER, DIGIT, SIGN)
                .filter(each -> each.matcher(password).find())
                .count();
        if (password.length() < 8
                || password.length() > 64
                || classes < 3
                || password.toLowerCase(java.util.Locale.ROOT).contains(login.toLowerCase(java.util.Locale.ROOT))) {
            throw Problem.field(field, "ACCESS-PASSWORD-WEAK", "密码须为 8 至 64 位，含大写、小写、数字、符号中的至少三类，且不得包含登录名。");
        }
    }
}

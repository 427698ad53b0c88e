package org.bihuan.access;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
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

    /** After this time a password must be changed. */
    static final Duration GOOD_FOR = Duration.ofDays(90);

    private static final String SIGNS = "abcdefghjkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789";
    private static final int RANDOM_LENGTH = 12;
    private final SecureRandom random = new SecureRandom();

    /** A strong password to begin with, without signs that are hard to tell apart. */
    String random() {
        while (true) {
            var text = new StringBuilder(RANDOM_LENGTH);
            for (int i = 0; i < RANDOM_LENGTH; i++) {
                text.append(SIGNS.charAt(random.nextInt(SIGNS.length())));
            }
            if (classes(text.toString()) >= 3) {
                return text.toString();
            }
        }
    }

    static boolean isTooOld(Instant changedAt, Instant now) {
        return changedAt.plus(GOOD_FOR).isBefore(now);
    }

    private static long classes(String password) {
        return Stream.of(UPPER, LOWER, DIGIT, SIGN)
                .filter(each -> each.matcher(password).find())
                .count();
    }

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
        if (password.length() < 8
                || password.length() > 64
                || classes(password) < 3
                || password.toLowerCase(java.util.Locale.ROOT).contains(login.toLowerCase(java.util.Locale.ROOT))) {
            throw Problem.field(field, "ACCESS-PASSWORD-WEAK", "密码须为 8 至 64 位，含大写、小写、数字、符号中的至少三类，且不得包含登录名。");
        }
    }
}

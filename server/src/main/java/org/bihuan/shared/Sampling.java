package org.bihuan.shared;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;

/**
 * Draws without replacement, each candidate in proportion to its weight, so that anybody who knows the seed and the list
 * gets the same result (Efraimidis and Spirakis, 2006, algorithm A-ES). For each candidate: the first 53 bits of
 * SHA-256("seed:id"), as u between 0 and 1; its key is −ln(u) ÷ weight; the smallest keys are drawn, in their order. The
 * order of the list does not matter.
 */
public final class Sampling {

    /** Changes with the procedure, never with the code alone. */
    public static final String ALGORITHM = "A-ES SHA-256 v1";

    /** @param weight at least 1 */
    public record Candidate(UUID id, int weight) {}

    private static final double UNIT = 0x1p-53;

    private Sampling() {}

    public static List<UUID> draw(String seed, List<Candidate> candidates, int size) {
        return candidates.stream()
                .sorted(Comparator.<Candidate>comparingDouble(each -> key(seed, each))
                        .thenComparing(each -> each.id().toString()))
                .limit(size)
                .map(Candidate::id)
                .toList();
    }

    public static double key(String seed, Candidate candidate) {
        var digest = sha256(seed + ":" + candidate.id());
        long bits = 0;
        for (int i = 0; i < Long.BYTES; i++) {
            bits = bits << 8 | digest[i] & 0xff;
        }
        double u = ((bits >>> 11) + 0.5) * UNIT;
        return -StrictMath.log(u) / candidate.weight();
    }

    /** Of the frozen list: a line "id weight" for each candidate, in order, as SHA-256 in hexadecimal. */
    public static String fingerprint(List<Candidate> candidates) {
        var text = new StringBuilder();
        candidates.forEach(
                each -> text.append(each.id()).append(' ').append(each.weight()).append('\n'));
        return HexFormat.of().formatHex(sha256(text.toString()));
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException(missing);
        }
    }
}

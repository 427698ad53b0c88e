package org.bihuan.platform;

/**
 * What is said to the person who started the product, and kept out of the log: where it answers, the one-time set-up
 * code, the demonstration accounts, a refusal.
 */
public final class Console {

    private Console() {}

    public static void say(String line) {
        System.out.println(line);
    }

    static void refuse(StartRefused refused) {
        System.err.println("bihuan: " + refused.getMessage());
    }
}

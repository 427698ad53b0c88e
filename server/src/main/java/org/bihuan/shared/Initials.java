package org.bihuan.shared;

import com.hankcs.hanlp.HanLP;
import com.hankcs.hanlp.dictionary.py.Pinyin;

/**
 * The initials of a Chinese text as people type them: 喷淋系统停用 becomes {@code plxtty}; Latin letters and digits stay,
 * in lower case, everything else is left out.
 */
public final class Initials {

    private Initials() {}

    public static String of(String text) {
        var read = HanLP.convertToPinyinList(text);
        var initials = new StringBuilder(read.size());
        for (int at = 0; at < read.size(); at++) {
            if (read.get(at) != Pinyin.none5) {
                initials.append(read.get(at).getPinyinWithoutTone().charAt(0));
            } else if (isLatin(text.charAt(at))) {
                initials.append(Character.toLowerCase(text.charAt(at)));
            }
        }
        return initials.toString();
    }

    private static boolean isLatin(char letter) {
        return letter < 128 && Character.isLetterOrDigit(letter);
    }
}

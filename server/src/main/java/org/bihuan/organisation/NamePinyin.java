package org.bihuan.organisation;

import com.hankcs.hanlp.HanLP;
import com.hankcs.hanlp.dictionary.py.Pinyin;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The pinyin of a person's name, for searching and sorting: syllables, then initials, lower case without tones - {@code
 * "qinminghui qmh"}. Surnames that are read otherwise than the plain character are listed here.
 */
final class NamePinyin {

    private static final Map<String, String> SURNAMES = Map.ofEntries(
            Map.entry("单", "shan"),
            Map.entry("曾", "zeng"),
            Map.entry("仇", "qiu"),
            Map.entry("解", "xie"),
            Map.entry("区", "ou"),
            Map.entry("查", "zha"),
            Map.entry("朴", "piao"),
            Map.entry("任", "ren"),
            Map.entry("覃", "qin"),
            Map.entry("盖", "ge"),
            Map.entry("翟", "zhai"),
            Map.entry("华", "hua"),
            Map.entry("纪", "ji"),
            Map.entry("召", "shao"),
            Map.entry("种", "chong"),
            Map.entry("尉迟", "yu chi"),
            Map.entry("万俟", "mo qi"),
            Map.entry("长孙", "zhang sun"));

    private NamePinyin() {}

    static String of(String name) {
        var syllables = syllables(name);
        var initials = new StringBuilder();
        syllables.stream().filter(each -> !each.isEmpty()).forEach(each -> initials.append(each.charAt(0)));
        return (String.join("", syllables) + " " + initials).strip();
    }

    private static List<String> syllables(String name) {
        for (int length = 2; length >= 1; length--) {
            var surname = name.length() > length ? SURNAMES.get(name.substring(0, length)) : null;
            if (surname != null) {
                var all = new java.util.ArrayList<>(List.of(surname.split(" ")));
                all.addAll(plain(name.substring(length)));
                return all;
            }
        }
        return plain(name);
    }

    private static List<String> plain(String text) {
        var read = HanLP.convertToPinyinList(text);
        var all = new java.util.ArrayList<String>();
        for (int i = 0; i < read.size(); i++) {
            all.add(
                    read.get(i) == Pinyin.none5
                            ? text.substring(i, i + 1).toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "")
                            : read.get(i).getPinyinWithoutTone());
        }
        return all;
    }
}

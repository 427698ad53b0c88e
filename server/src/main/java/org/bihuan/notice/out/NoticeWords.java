package org.bihuan.notice.out;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bihuan.shared.Texts;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * The words of a notice that leaves the house: outside nobody can turn codes into text, so unlike answers to the screen
 * it carries sentences. They stand in {@code notice-words*.properties}, Chinese unless English is asked for.
 */
@Component
class NoticeWords {

    private static final ResourceBundle CHINESE = Texts.of("notice-words", null);
    private static final ResourceBundle ENGLISH = Texts.of("notice-words", "en");
    private static final Pattern PLACE = Pattern.compile("\\{([a-zA-Z]+)}");
    private static final Map<String, String> PAGES = Map.of("matter", "/matters/", "import", "/imports/");

    private final String home;

    NoticeWords(@Value("${bihuan.public-url:}") String home) {
        this.home = home.endsWith("/") ? home.substring(0, home.length() - 1) : home;
    }

    /** Every kind of notice that can leave the house, in the order of the account page. */
    static List<String> kinds() {
        return CHINESE.keySet().stream()
                .filter(key -> key.startsWith("kind."))
                .map(key -> key.substring("kind.".length()))
                .sorted()
                .toList();
    }

    /** What happened, in one line. */
    String sentence(String language, String kind, Map<String, String> facts) {
        var texts = texts(language);
        for (var key : List.of("kind." + kind, "own." + kind)) {
            if (texts.containsKey(key)) {
                return filled(texts.getString(key), worded(texts, facts));
            }
        }
        return filled(texts.getString("other"), Map.of("kind", kind));
    }

    /** What it happened to, in one line; empty when the facts do not say. */
    String object(Map<String, String> facts) {
        return plain((facts.getOrDefault("number", "") + " " + facts.getOrDefault("title", "")).strip());
    }

    String text(String language, String key, Map<String, String> facts) {
        return filled(texts(language).getString(key), facts);
    }

    /** The page it opens, where the installation knows its own address. */
    String link(String objectKind, @Nullable UUID object) {
        var page = PAGES.get(objectKind);
        return home.isEmpty() ? "" : home + (page == null || object == null ? "/notices" : page + object);
    }

    String settingsLink() {
        return home.isEmpty() ? "" : home + "/account";
    }

    /** One line without control characters, whatever was typed into it. */
    static String plain(String text) {
        return text.replaceAll("[\\p{Cntrl}\\u2028\\u2029\\u202a-\\u202e\\u2066-\\u2069]+", " ")
                .strip();
    }

    private static Map<String, String> worded(ResourceBundle texts, Map<String, String> facts) {
        var worded = new HashMap<>(facts);
        worded.computeIfPresent("kind", (key, code) -> word(texts, "request." + code, code));
        worded.computeIfPresent("rung", (key, code) -> word(texts, "rung." + code, code));
        return worded;
    }

    private static String word(ResourceBundle texts, String key, String otherwise) {
        return texts.containsKey(key) ? texts.getString(key) : otherwise;
    }

    private static String filled(String text, Map<String, String> facts) {
        return PLACE.matcher(text)
                .replaceAll(place -> Matcher.quoteReplacement(plain(facts.getOrDefault(place.group(1), ""))));
    }

    private static ResourceBundle texts(String language) {
        return language.equals("en") ? ENGLISH : CHINESE;
    }
}

package org.bihuan.notice.out;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Composes what a channel is sent, in its format and within its limits, and reads its answer. */
@Component
class Postings {

    /** 企业微信: at most 4096 bytes of markdown. */
    private static final int WECOM_BYTES = 4096;
    /** 钉钉: at most 20,000 bytes a message; the rest is for what surrounds the text. */
    private static final int DINGTALK_BYTES = 18_000;

    private static final int DINGTALK_TITLE_BYTES = 180;

    private final NoticeWords words;
    private final JsonMapper json;

    Postings(NoticeWords words, JsonMapper json) {
        this.words = words;
        this.json = json;
    }

    Posting of(ChannelFormat format, URI address, @Nullable String secret, Delivery delivery, Instant now) {
        return switch (format) {
            case JSON -> signed(address, Objects.requireNonNull(secret), delivery, now);
            case WECOM ->
                posting(
                        address,
                        Map.of(
                                "msgtype",
                                "markdown",
                                "markdown",
                                Map.of("content", cut(markdown(delivery), WECOM_BYTES))));
            case DINGTALK ->
                posting(
                        secret == null ? address : Signatures.dingTalk(address, secret, now),
                        Map.of(
                                "msgtype",
                                "markdown",
                                "markdown",
                                Map.of(
                                        "title", cut(sentence(delivery), DINGTALK_TITLE_BYTES),
                                        "text", cut(markdown(delivery), DINGTALK_BYTES))));
        };
    }

    /** Robots answer 200 also to what they refuse and say so in {@code errcode}. */
    Try verdict(ChannelFormat format, int status, String body) {
        if (status / 100 != 2) {
            return new Try(Try.Outcome.REFUSED, status, body);
        }
        if (!format.isRobot()) {
            return Try.sent(status);
        }
        try {
            var code = json.readTree(body).at("/errcode");
            return code.isIntegralNumber() && code.intValue() == 0
                    ? Try.sent(status)
                    : new Try(Try.Outcome.REFUSED, status, body);
        } catch (JacksonException notJson) {
            return new Try(Try.Outcome.REFUSED, status, body);
        }
    }

    private Posting signed(URI address, String secret, Delivery delivery, Instant now) {
        var message = new LinkedHashMap<String, Object>();
        message.put("id", delivery.id());
        message.put("at", delivery.content().at());
        message.put("kind", delivery.kind());
        message.put("text", sentence(delivery));
        message.put("objectKind", delivery.objectKind());
        var object = delivery.objectId();
        if (object != null) {
            message.put("objectId", object);
        }
        message.put("facts", delivery.content().facts());
        var body = json.writeValueAsString(message);
        return new Posting(address, Signatures.webhook(secret, delivery.id().toString(), now, body), body);
    }

    private Posting posting(URI address, Map<String, Object> message) {
        return new Posting(address, Map.of(), json.writeValueAsString(message));
    }

    private String sentence(Delivery delivery) {
        return words.sentence(
                delivery.content().language(),
                delivery.kind(),
                delivery.content().facts());
    }

    private String markdown(Delivery delivery) {
        var text = new StringBuilder("**").append(harmless(sentence(delivery))).append("**");
        var object = words.object(delivery.content().facts());
        if (!object.isEmpty()) {
            text.append("\n\n> ").append(harmless(object));
        }
        var link = words.link(delivery.objectKind(), delivery.objectId());
        if (!link.isEmpty()) {
            text.append("\n\n[")
                    .append(words.text(delivery.content().language(), "open", Map.of()))
                    .append("](")
                    .append(link)
                    .append(')');
        }
        return text.toString();
    }

    /** What was typed must neither format nor link nor mention anybody: the signs of the markup become wide ones. */
    static String harmless(String typed) {
        var text = new StringBuilder(typed.length());
        typed.chars()
                .forEach(each -> text.append((char) ("<>[]()*_`#~!|\\@&".indexOf(each) < 0 ? each : each + 0xFEE0)));
        return text.toString();
    }

    /** So many bytes of UTF-8 at most, never half a character. */
    static String cut(String text, int bytes) {
        if (text.getBytes(StandardCharsets.UTF_8).length <= bytes) {
            return text;
        }
        int left = bytes - 3;
        int end = 0;
        while (end < text.length()) {
            int point = text.codePointAt(end);
            int size = point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
            if (size > left) {
                break;
            }
            left -= size;
            end += Character.charCount(point);
        }
        return text.substring(0, end) + "…";
    }
}

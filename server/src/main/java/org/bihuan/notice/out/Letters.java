package org.bihuan.notice.out;

import static org.bihuan.schema.access.Tables.ACCOUNT;
import static org.bihuan.schema.notice.Tables.SETTING;

import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.bihuan.platform.Secrets;
import org.bihuan.shared.BusinessZone;
import org.bihuan.shared.ZoneKey;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Writes the mails: a single notice, a digest, the code that confirms an address. */
@Component
class Letters {

    /** Kind of the mail with the code for an address; it alone goes to one not confirmed yet. */
    static final String CONFIRM = "notice.confirm-address";
    /** Kind of the mail that gathers. */
    static final String DIGEST = "notice.digest";

    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

    private final DSLContext sql;
    private final TransactionTemplate transaction;
    private final Mailer mailer;
    private final NoticeWords words;
    private final Secrets secrets;

    Letters(DSLContext sql, TransactionTemplate transaction, Mailer mailer, NoticeWords words, Secrets secrets) {
        this.sql = sql;
        this.transaction = transaction;
        this.mailer = mailer;
        this.words = words;
        this.secrets = secrets;
    }

    /** What the code in a confirming mail is sealed for. */
    static String codePurpose(java.util.UUID account) {
        return "notice-address:" + account;
    }

    Try send(ZoneKey zone, Delivery delivery) {
        var account = Objects.requireNonNull(delivery.account());
        var confirming = delivery.kind().equals(CONFIRM);
        var address = transaction.execute(begun -> sql.select(SETTING.MAIL_ADDRESS)
                .from(SETTING)
                .join(ACCOUNT)
                .on(ACCOUNT.ZONE_ID.eq(SETTING.ZONE_ID), ACCOUNT.ID.eq(SETTING.ACCOUNT_ID))
                .where(
                        SETTING.ZONE_ID.eq(zone.value()),
                        SETTING.ACCOUNT_ID.eq(account),
                        ACCOUNT.DISABLED_AT.isNull(),
                        confirming ? SETTING.MAIL_CONFIRMED_AT.isNull() : SETTING.MAIL_CONFIRMED_AT.isNotNull())
                .fetchOne(SETTING.MAIL_ADDRESS));
        if (address == null) {
            return Try.of(Try.Outcome.UNREADY, "no confirmed address");
        }
        var language = delivery.content().language();
        var id = delivery.id().toString();
        return switch (delivery.kind()) {
            case CONFIRM -> {
                var code = secrets.open(delivery.content().facts().getOrDefault("code", ""), codePurpose(account));
                yield mailer.send(
                        address,
                        words.text(language, "mail.confirm.subject", Map.of()),
                        words.text(language, "mail.confirm.text", Map.of("code", code)),
                        id);
            }
            case DIGEST -> mailer.send(address, digestSubject(delivery), digest(delivery), id);
            default -> mailer.send(address, subject(delivery), single(delivery), id);
        };
    }

    private String subject(Delivery delivery) {
        var facts = delivery.content().facts();
        var sentence = words.sentence(delivery.content().language(), delivery.kind(), facts);
        var object = words.object(facts);
        var subject = words.text(delivery.content().language(), "mail.mark", Map.of())
                + sentence
                + (object.isEmpty() ? "" : " · " + object);
        return Postings.cut(subject, 240);
    }

    private String single(Delivery delivery) {
        var facts = delivery.content().facts();
        var text = new StringBuilder(words.sentence(delivery.content().language(), delivery.kind(), facts));
        append(text, words.object(facts));
        append(text, MOMENT.format(delivery.content().at().atZone(BusinessZone.SHANGHAI)));
        append(text, words.link(delivery.objectKind(), delivery.objectId()));
        return text.append(foot(delivery)).toString();
    }

    private String digestSubject(Delivery delivery) {
        return words.text(delivery.content().language(), "mail.digest.subject", counted(delivery));
    }

    private String digest(Delivery delivery) {
        var language = delivery.content().language();
        var text = new StringBuilder(words.text(language, "mail.digest.head", counted(delivery)));
        for (var item : delivery.content().items()) {
            text.append("\n\n")
                    .append(MOMENT.format(item.at().atZone(BusinessZone.SHANGHAI)))
                    .append("  ")
                    .append(words.sentence(language, item.kind(), item.facts()));
            append(text, words.object(item.facts()));
            append(text, words.link(item.objectKind(), item.objectId()));
        }
        if (delivery.content().more() > 0) {
            text.append("\n\n")
                    .append(words.text(
                            language,
                            "mail.digest.more",
                            Map.of("count", String.valueOf(delivery.content().more()))));
        }
        return text.append(foot(delivery)).toString();
    }

    private static Map<String, String> counted(Delivery delivery) {
        var facts = new HashMap<String, String>();
        facts.put(
                "count",
                String.valueOf(
                        delivery.content().items().size() + delivery.content().more()));
        return facts;
    }

    private String foot(Delivery delivery) {
        return "\n\n-- \n" + words.text(delivery.content().language(), "mail.foot", Map.of())
                + (words.settingsLink().isEmpty() ? "" : "\n" + words.settingsLink());
    }

    private static void append(StringBuilder text, String line) {
        if (!line.isEmpty()) {
            text.append('\n').append(line);
        }
    }
}

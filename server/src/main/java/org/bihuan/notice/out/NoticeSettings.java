package org.bihuan.notice.out;

import static org.bihuan.schema.notice.Tables.PREFERENCE;
import static org.bihuan.schema.notice.Tables.SETTING;
import static org.jooq.impl.DSL.row;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Pattern;
import org.bihuan.platform.Secrets;
import org.bihuan.schema.notice.tables.records.SettingRecord;
import org.bihuan.shared.Ids;
import org.bihuan.shared.Problem;
import org.bihuan.shared.Viewer;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** What each person wishes to hear outside the house: by mail, by the group's robot, when, and gathered or one by one. */
@Service
public class NoticeSettings {

    private static final Pattern ADDRESS =
            Pattern.compile("[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9](?:[A-Za-z0-9-]*\\.)+[A-Za-z]{2,20}");
    private static final int LONGEST_ADDRESS = 200;
    private static final Duration CODE_LIFE = Duration.ofMinutes(30);
    private static final Duration CODE_PAUSE = Duration.ofMinutes(1);
    private static final int CODE_TRIES = 5;

    /** One kind of notice: in the house always, outside by choice. */
    public record Choice(String kind, boolean mail, boolean robot) {}

    /**
     * @param mailAvailable whether the installation can send mail at all
     * @param version 0 as long as nothing has been chosen
     */
    public record Show(
            String language,
            @Nullable String mailAddress,
            boolean mailConfirmed,
            boolean mailAvailable,
            @Nullable LocalTime quietFrom,
            @Nullable LocalTime quietTo,
            Digest digest,
            int digestHour,
            int digestWeekday,
            @Nullable Instant digestDueAt,
            List<Choice> choices,
            int version) {}

    /** What is wished from now on; choices not named stay as they are. */
    public record Wanted(
            String language,
            @Nullable String mailAddress,
            @Nullable LocalTime quietFrom,
            @Nullable LocalTime quietTo,
            Digest digest,
            int digestHour,
            int digestWeekday,
            List<Choice> choices,
            int version) {

        public Wanted {
            choices = List.copyOf(choices);
        }
    }

    private final DSLContext sql;
    private final DeliveryRepository deliveries;
    private final Mailer mailer;
    private final Secrets secrets;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    NoticeSettings(
            DSLContext sql,
            DeliveryRepository deliveries,
            Mailer mailer,
            Secrets secrets,
            TransactionTemplate transaction,
            Clock clock) {
        this.sql = sql;
        this.deliveries = deliveries;
        this.mailer = mailer;
        this.secrets = secrets;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public Show of(Viewer viewer) {
        var chosen = sql.selectFrom(PREFERENCE)
                .where(
                        PREFERENCE.ZONE_ID.eq(viewer.zone().value()),
                        PREFERENCE.ACCOUNT_ID.eq(viewer.account().value()))
                .fetchMap(PREFERENCE.KIND);
        var choices = NoticeWords.kinds().stream()
                .map(kind -> {
                    var choice = chosen.get(kind);
                    return choice == null
                            ? new Choice(kind, true, true)
                            : new Choice(kind, choice.getMail(), choice.getRobot());
                })
                .toList();
        var setting = find(viewer, false);
        return new Show(
                setting.getLanguage(),
                setting.getMailAddress(),
                setting.getMailConfirmedAt() != null,
                mailer.isThere(),
                setting.getQuietFrom(),
                setting.getQuietTo(),
                Digest.valueOf(setting.getDigest()),
                setting.getDigestHour(),
                setting.getDigestWeekday(),
                setting.getDigestDueAt(),
                choices,
                setting.getVersion());
    }

    /** A new address counts only when the code sent to it has been typed in; a code a minute at most. */
    @Transactional
    public void change(Viewer viewer, Wanted wanted) {
        mustMakeSense(wanted);
        var setting = find(viewer, true);
        if (setting.getVersion() != wanted.version()) {
            throw Problem.conflict("NOTICE-SETTINGS-STALE", "通知设置已在别处修改，请刷新后重试。")
                    .with("version", setting.getVersion());
        }
        var now = clock.instant();
        var next = wanted.digest().next(wanted.digestHour(), wanted.digestWeekday(), now);
        if (setting.getDigest().equals(Digest.NONE.name())) {
            setting.setDigestedTo(now);
        }
        setting.setLanguage(wanted.language());
        setting.setQuietFrom(wanted.quietFrom());
        setting.setQuietTo(wanted.quietTo());
        setting.setDigest(wanted.digest().name());
        setting.setDigestHour(wanted.digestHour());
        setting.setDigestWeekday(wanted.digestWeekday());
        setting.setDigestDueAt(next);
        var moved = !Objects.equals(setting.getMailAddress(), wanted.mailAddress());
        if (moved) {
            setting.setMailAddress(wanted.mailAddress());
            setting.setMailConfirmedAt(null);
            setting.setCodeSealed(null);
            setting.setCodeTries(0);
        }
        setting.setVersion(setting.getVersion() + 1);
        setting.store();
        writeChoices(viewer, wanted.choices());
        if (moved && wanted.mailAddress() != null) {
            sendCode(viewer, setting, now);
        }
    }

    /** Sends the code for the address once more, a minute after the last at the earliest. */
    @Transactional
    public void sendCode(Viewer viewer) {
        var setting = find(viewer, true);
        if (setting.getMailAddress() == null || setting.getMailConfirmedAt() != null) {
            throw Problem.conflict("NOTICE-ADDRESS-SETTLED", "没有待验证的邮箱。");
        }
        sendCode(viewer, setting, clock.instant());
    }

    /** Confirms the address; five wrong codes use the code up. The count outlives the refusal. */
    public void confirm(Viewer viewer, String code) {
        var right = transaction.execute(begun -> {
            var setting = find(viewer, true);
            var until = setting.getCodeUntil();
            var good = setting.getCodeSealed() != null
                    && until != null
                    && clock.instant().isBefore(until)
                    && setting.getCodeTries() < CODE_TRIES
                    && secrets.open(
                                    setting.getCodeSealed(),
                                    Letters.codePurpose(viewer.account().value()))
                            .equals(code.strip());
            if (good) {
                setting.setMailConfirmedAt(clock.instant());
                setting.setCodeSealed(null);
                setting.setVersion(setting.getVersion() + 1);
            }
            if (setting.getVersion() > 0) {
                setting.setCodeTries(setting.getCodeTries() + 1);
                setting.store();
            }
            return good;
        });
        if (!Boolean.TRUE.equals(right)) {
            throw Problem.field("code", "NOTICE-CODE-WRONG", "验证码不正确或已失效，请核对，或重新发送。");
        }
    }

    /** Whatever address it goes to: when the last one went is kept, so that nobody's mailbox can be flooded. */
    private void sendCode(Viewer viewer, SettingRecord setting, Instant now) {
        if (!mailer.isThere()) {
            throw Problem.conflict("NOTICE-MAIL-OFF", "系统尚未配置邮件服务器，请联系系统管理员。");
        }
        var until = setting.getCodeUntil();
        if (until != null && now.isBefore(until.minus(CODE_LIFE).plus(CODE_PAUSE))) {
            throw Problem.tooOften("NOTICE-CODE-TOO-SOON", "验证码刚刚发出，请 1 分钟后再试。");
        }
        var account = viewer.account().value();
        var code = secrets.seal("%06d".formatted(random.nextInt(1_000_000)), Letters.codePurpose(account));
        setting.setCodeSealed(code);
        setting.setCodeUntil(now.plus(CODE_LIFE));
        setting.setCodeTries(0);
        setting.store();
        var delivery = new Delivery(
                Ids.next(),
                null,
                account,
                Letters.CONFIRM,
                "notice",
                null,
                Content.of(setting.getLanguage(), now, Map.of("code", code)),
                0);
        deliveries.insert(viewer.zone(), List.of(new DeliveryRepository.Planned(delivery, now)), now);
    }

    private void writeChoices(Viewer viewer, List<Choice> choices) {
        if (choices.isEmpty()) {
            return;
        }
        UUID zone = viewer.zone().value();
        UUID account = viewer.account().value();
        sql.deleteFrom(PREFERENCE)
                .where(
                        PREFERENCE.ZONE_ID.eq(zone),
                        PREFERENCE.ACCOUNT_ID.eq(account),
                        PREFERENCE.KIND.in(choices.stream().map(Choice::kind).toList()))
                .execute();
        sql.insertInto(
                        PREFERENCE,
                        PREFERENCE.ZONE_ID,
                        PREFERENCE.ACCOUNT_ID,
                        PREFERENCE.KIND,
                        PREFERENCE.MAIL,
                        PREFERENCE.ROBOT)
                .valuesOfRows(choices.stream()
                        .map(each -> row(zone, account, each.kind(), each.mail(), each.robot()))
                        .toList())
                .execute();
    }

    private static void mustMakeSense(Wanted wanted) {
        var address = wanted.mailAddress();
        if (address != null
                && (address.length() > LONGEST_ADDRESS
                        || !ADDRESS.matcher(address).matches())) {
            throw Problem.field("mailAddress", "NOTICE-MAIL-MALFORMED", "邮箱地址不正确，请填写如 name@example.cn 的地址。");
        }
        var from = wanted.quietFrom();
        if ((from == null) != (wanted.quietTo() == null) || from != null && from.equals(wanted.quietTo())) {
            throw Problem.field("quietTo", "NOTICE-QUIET-MALFORMED", "免打扰时段须有不同的起止时间。");
        }
        var kinds = new HashSet<String>();
        for (var choice : wanted.choices()) {
            if (!kinds.add(choice.kind()) || !NoticeWords.kinds().contains(choice.kind())) {
                throw Problem.field("choices", "NOTICE-KIND-UNKNOWN", "没有这一类通知，请重选。");
            }
        }
    }

    /** What has been chosen, or what holds until something is. */
    private SettingRecord find(Viewer viewer, boolean lock) {
        var query = sql.selectFrom(SETTING)
                .where(
                        SETTING.ZONE_ID.eq(viewer.zone().value()),
                        SETTING.ACCOUNT_ID.eq(viewer.account().value()));
        var found = lock ? query.forUpdate().fetchOne() : query.fetchOne();
        if (found != null) {
            return found;
        }
        var fresh = sql.newRecord(SETTING);
        fresh.setZoneId(viewer.zone().value());
        fresh.setAccountId(viewer.account().value());
        fresh.setLanguage("zh-CN");
        fresh.setCodeTries(0);
        fresh.setDigest(Digest.NONE.name());
        fresh.setDigestHour(8);
        fresh.setDigestWeekday(1);
        fresh.setVersion(0);
        return fresh;
    }
}

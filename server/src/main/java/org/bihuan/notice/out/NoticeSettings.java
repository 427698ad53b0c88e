package org.bihuan.notice.out;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalTime;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.bihuan.shared.Problem;
import org.bihuan.shared.Viewer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What each person wishes to hear outside the house: by mail, by the group's robot, when, and gathered or one by one. */
@Service
public class NoticeSettings {

    private static final Pattern ADDRESS =
            Pattern.compile("[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9](?:[A-Za-z0-9-]*\\.)+[A-Za-z]{2,20}");
    private static final int LONGEST_ADDRESS = 200;

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

    private final SettingRepository settings;
    private final MailAddresses addresses;
    private final Mailer mailer;
    private final Clock clock;

    NoticeSettings(SettingRepository settings, MailAddresses addresses, Mailer mailer, Clock clock) {
        this.settings = settings;
        this.addresses = addresses;
        this.mailer = mailer;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public Show of(Viewer viewer) {
        var chosen = settings.choices(viewer);
        var choices = NoticeWords.kinds().stream()
                .map(kind -> {
                    var choice = chosen.get(kind);
                    return choice == null
                            ? new Choice(kind, true, true)
                            : new Choice(kind, choice.getMail(), choice.getRobot());
                })
                .toList();
        var setting = settings.find(viewer, false);
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
        var setting = settings.find(viewer, true);
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
            MailAddresses.move(setting, wanted.mailAddress());
        }
        setting.setVersion(setting.getVersion() + 1);
        setting.store();
        settings.writeChoices(viewer, wanted.choices());
        if (moved && wanted.mailAddress() != null) {
            addresses.sendCode(viewer, setting, now);
        }
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
}

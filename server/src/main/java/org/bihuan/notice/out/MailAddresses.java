package org.bihuan.notice.out;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.bihuan.platform.Secrets;
import org.bihuan.schema.notice.tables.records.SettingRecord;
import org.bihuan.shared.Ids;
import org.bihuan.shared.Problem;
import org.bihuan.shared.Viewer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** Whether a mail address is its owner's: nothing goes there until the code sent to it has been typed in. */
@Service
public class MailAddresses {

    private static final Duration CODE_LIFE = Duration.ofMinutes(30);
    private static final Duration CODE_PAUSE = Duration.ofMinutes(1);
    private static final int CODE_TRIES = 5;

    private final SettingRepository settings;
    private final DeliveryRepository deliveries;
    private final Mailer mailer;
    private final Secrets secrets;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    MailAddresses(
            SettingRepository settings,
            DeliveryRepository deliveries,
            Mailer mailer,
            Secrets secrets,
            TransactionTemplate transaction,
            Clock clock) {
        this.settings = settings;
        this.deliveries = deliveries;
        this.mailer = mailer;
        this.secrets = secrets;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Another address, or none, is not confirmed; codes sent before are worth nothing. */
    static void move(SettingRecord setting, @Nullable String address) {
        setting.setMailAddress(address);
        setting.setMailConfirmedAt(null);
        setting.setCodeSealed(null);
        setting.setCodeTries(0);
    }

    /** Sends the code for the address once more, a minute after the last at the earliest. */
    @Transactional
    public void sendCode(Viewer viewer) {
        var setting = settings.find(viewer, true);
        if (setting.getMailAddress() == null || setting.getMailConfirmedAt() != null) {
            throw Problem.conflict("NOTICE-ADDRESS-SETTLED", "没有待验证的邮箱。");
        }
        sendCode(viewer, setting, clock.instant());
    }

    /** Confirms the address; five wrong codes use the code up. The count outlives the refusal. */
    public void confirm(Viewer viewer, String code) {
        var right = transaction.execute(begun -> {
            var setting = settings.find(viewer, true);
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
    void sendCode(Viewer viewer, SettingRecord setting, Instant now) {
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
}

package org.bihuan.platform;

import static org.bihuan.schema.platform.Tables.ZONE_ENTRY;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.bihuan.shared.CurrentZone;
import org.bihuan.shared.ZoneKey;
import org.jooq.DSLContext;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Opens what the rooms have sealed: another key than the one it was sealed with is found before somebody needs it. */
@Component
final class SealedCheck implements HealthCheck {

    private final DSLContext sql;
    private final ObjectProvider<SealedContents> rooms;
    private final TransactionTemplate transaction;

    SealedCheck(DSLContext sql, ObjectProvider<SealedContents> rooms, TransactionTemplate transaction) {
        this.sql = sql;
        this.rooms = rooms;
        this.transaction = transaction;
    }

    @Override
    public String name() {
        return "sealed";
    }

    @Override
    public List<Finding> check() {
        var lost = new AtomicInteger();
        var zones = sql.select(ZONE_ENTRY.ZONE_ID).from(ZONE_ENTRY).fetch(ZONE_ENTRY.ZONE_ID);
        for (var zone : zones) {
            var key = new ZoneKey(Objects.requireNonNull(zone));
            CurrentZone.run(
                    key,
                    () -> transaction.executeWithoutResult(
                            begun -> rooms.forEach(room -> lost.addAndGet(room.unreadable(key)))));
        }
        return lost.get() == 0
                ? List.of()
                : List.of(new Finding(
                        Severity.ERROR,
                        "PLATFORM-SECRET-KEY-OTHER",
                        "%d 项加密内容（双因素认证、通知渠道）用现有密钥打不开".formatted(lost.get()),
                        "恢复原来的 secret.key；找不回时重置这些账号的双因素认证，重新填写通知渠道的地址和密钥"));
    }
}

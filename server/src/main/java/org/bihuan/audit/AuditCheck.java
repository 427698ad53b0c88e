package org.bihuan.audit;

import static org.bihuan.schema.platform.Tables.ZONE_ENTRY;

import java.util.List;
import java.util.Optional;
import org.bihuan.platform.HealthCheck;
import org.bihuan.shared.ZoneKey;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** Verifies the audit chain of every zone. */
@Component
final class AuditCheck implements HealthCheck {

    private final DSLContext sql;
    private final AuditChain chain;

    AuditCheck(DSLContext sql, AuditChain chain) {
        this.sql = sql;
        this.chain = chain;
    }

    @Override
    public String name() {
        return "audit";
    }

    @Override
    public List<Finding> check() {
        return sql
                .select(ZONE_ENTRY.ZONE_ID, ZONE_ENTRY.CODE)
                .from(ZONE_ENTRY)
                .orderBy(ZONE_ENTRY.CODE)
                .fetch()
                .stream()
                .flatMap(zone -> check(new ZoneKey(zone.value1()), zone.value2()).stream())
                .toList();
    }

    private Optional<Finding> check(ZoneKey zone, String code) {
        return Optional.ofNullable(chain.verify(zone).first())
                .map(broken -> new Finding(
                        Severity.ERROR,
                        "AUDIT-CHAIN-BROKEN",
                        "园区 %s 的审计链在第 %d 批断开（%s，记录 %s）"
                                .formatted(
                                        code,
                                        broken.sealNumber(),
                                        broken.damage(),
                                        broken.recordId() == null ? "-" : broken.recordId()),
                        "有人绕过系统改动了数据库。保留现场，报告审计管理员，用备份比对该批记录。"));
    }
}

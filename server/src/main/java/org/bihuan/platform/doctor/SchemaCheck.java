package org.bihuan.platform.doctor;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.bihuan.platform.HealthCheck;
import org.bihuan.platform.postgres.Endpoint;
import org.flywaydb.core.Flyway;

/** The schema is that of this release, unaltered, and every zone table is shut behind its zone. */
public record SchemaCheck(Endpoint database) implements HealthCheck {

    private static final int NAMED = 20;

    @Override
    public String name() {
        return "schema";
    }

    @Override
    public List<Finding> check() {
        var findings = new ArrayList<>(migrations());
        findings.addAll(zones());
        return findings;
    }

    private List<Finding> migrations() {
        var owner = database.owner();
        var flyway = Flyway.configure()
                .dataSource(database.url(), owner.user(), owner.password())
                .defaultSchema("platform")
                .outOfOrder(true)
                .placeholders(Map.of("app", database.app().user()))
                .load();
        if (flyway.info().applied().length == 0) {
            return List.of(
                    new Finding(Severity.WARNING, "PLATFORM-SCHEMA-EMPTY", "数据库还没有建表", "执行 ./bihuan run，首次启动会自动建表"));
        }
        var pending = flyway.info().pending().length;
        if (pending > 0) {
            return List.of(new Finding(
                    Severity.WARNING,
                    "PLATFORM-SCHEMA-BEHIND",
                    "有 %d 个数据库变更尚未执行".formatted(pending),
                    "先备份，再启动产品，启动时会自动执行"));
        }
        var validation = flyway.validateWithResult();
        return validation.validationSuccessful
                ? List.of()
                : List.of(new Finding(
                        Severity.ERROR,
                        "PLATFORM-SCHEMA-ALTERED",
                        "数据库变更记录与本版本不一致：%s".formatted(validation.getAllErrorMessages()),
                        "确认使用的是同一版本的产品；若数据库被手工改动，请从备份恢复"));
    }

    private List<Finding> zones() {
        var owner = database.owner();
        try (var connection = DriverManager.getConnection(database.url(), owner.user(), owner.password())) {
            return ZoneLint.breaches(connection).stream()
                    .limit(NAMED)
                    .map(breach -> new Finding(
                            Severity.ERROR,
                            "PLATFORM-ZONE-RULE-BROKEN",
                            "表 %s 违反分区隔离规则：%s".formatted(breach.table(), breach.rule()),
                            "数据库被手工改动，请撤销改动，或备份后恢复到新库"))
                    .toList();
        } catch (SQLException cause) {
            return List.of(new Finding(
                    Severity.ERROR, "PLATFORM-DATABASE-FAILED", "数据库出错：" + cause.getMessage(), "查看数据目录 logs 下的日志"));
        }
    }
}

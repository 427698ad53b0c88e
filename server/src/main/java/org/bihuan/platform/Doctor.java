package org.bihuan.platform;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import org.bihuan.platform.HealthCheck.Finding;
import org.bihuan.platform.HealthCheck.Severity;
import org.bihuan.platform.backup.Restore;
import org.bihuan.platform.doctor.DatabaseCheck;
import org.bihuan.platform.doctor.DiskCheck;
import org.bihuan.platform.doctor.SchemaCheck;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;

/**
 * Looks at everything and mends nothing: folder, disk, database, schema, then every room's own {@link HealthCheck}. Says
 * one line per thing looked at and, where something is wrong, what to do. Works beside a running product and without.
 */
final class Doctor {

    private final Environment settings;
    private final Function<RunningDatabase, ConfigurableApplicationContext> rooms;
    private int errors;
    private int warnings;

    Doctor(Environment settings, Function<RunningDatabase, ConfigurableApplicationContext> rooms) {
        this.settings = settings;
        this.rooms = rooms;
    }

    /** Returns the exit code: 1 when anything is an error. */
    int examine() {
        Console.say("java      %s %s".formatted(Runtime.version(), System.getProperty("java.home")));
        try {
            var folder = DataFolder.open(Path.of(settings.getRequiredProperty(RunningDatabase.DATA)));
            Console.say("folder    " + folder.root());
            Restore.requireFinished(folder);
            say(new DiskCheck(folder));
            say(new SecretKeyCheck(folder, settings.getProperty(SecretKeyFile.SETTING) != null));
            try (var database = RunningDatabase.openOrVisit(settings, folder)) {
                Console.say("state     " + (database.isVisited() ? "产品正在运行 ｜ running" : "产品未运行 ｜ stopped"));
                examine(database);
            }
        } catch (StartRefused refused) {
            errors++;
            Console.refuse(refused);
        } catch (RuntimeException failure) {
            errors++;
            Console.say("  !! 检查中断 ｜ the examination broke off: " + failure);
        }
        Console.say(
                errors + warnings == 0 ? "一切正常 ｜ all well" : "错误 errors %d，警告 warnings %d".formatted(errors, warnings));
        return errors == 0 ? 0 : 1;
    }

    private void examine(RunningDatabase database) {
        say(new DatabaseCheck(database.endpoint()));
        if (say(new SchemaCheck(database.endpoint()))) {
            try (var context = rooms.apply(database)) {
                context.getBeanProvider(HealthCheck.class).orderedStream().forEach(this::say);
            }
        }
    }

    private boolean say(HealthCheck check) {
        List<Finding> findings;
        try {
            findings = check.check();
        } catch (RuntimeException failure) {
            findings = List.of(new Finding(
                    Severity.ERROR, "PLATFORM-CHECK-FAILED", "检查未能完成：" + failure.getMessage(), "查看数据目录 logs 下的日志"));
        }
        Console.say("%-9s %s".formatted(check.name(), findings.isEmpty() ? "正常 ｜ well" : ""));
        for (var finding : findings) {
            switch (finding.severity()) {
                case ERROR -> errors++;
                case WARNING -> warnings++;
            }
            Console.say("  !! %s [%s]%n     → %s".formatted(finding.what(), finding.code(), finding.mend()));
        }
        return findings.isEmpty();
    }
}

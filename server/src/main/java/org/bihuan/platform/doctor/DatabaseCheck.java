package org.bihuan.platform.doctor;

import java.util.List;
import org.bihuan.platform.HealthCheck;
import org.bihuan.platform.StartRefused;
import org.bihuan.platform.postgres.Endpoint;
import org.bihuan.platform.postgres.ExternalDatabase;

/** The database answers, is new enough, can index Chinese, and its two users have the rights they need and not more. */
public record DatabaseCheck(Endpoint database) implements HealthCheck {

    @Override
    public String name() {
        return "database";
    }

    @Override
    public List<Finding> check() {
        try {
            ExternalDatabase.examine(database);
            return List.of();
        } catch (StartRefused refused) {
            return List.of(new Finding(Severity.ERROR, refused.code(), refused.getMessage(), "按提示处理后重新运行 doctor"));
        }
    }
}

package org.bihuan.platform;

import java.util.HashSet;
import java.util.Set;
import org.bihuan.schema.DefaultCatalog;
import org.jooq.ExecuteContext;
import org.jooq.ExecuteListener;
import org.jooq.ExecuteListenerProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.stereotype.Component;

/**
 * Stops a statement that touches zone tables in a query block without its own {@code zone_id = ?}: row-level security
 * would still keep the zones apart, but a cluster would ask every node. On in tests and in the demonstration.
 */
@Component
@ConditionalOnBooleanProperty("bihuan.zone-guard")
final class ZoneGuard implements ExecuteListener, ExecuteListenerProvider {

    private static final long serialVersionUID = 1L;

    private static final Set<String> ZONE_TABLES = zoneTables();

    @Override
    public ExecuteListener provide() {
        return this;
    }

    @Override
    public void prepareStart(ExecuteContext context) {
        var sql = context.sql();
        if (sql != null) {
            require(sql);
        }
    }

    static void require(String sql) {
        for (var block : QueryBlock.of(sql, ZONE_TABLES)) {
            if (!block.namesItsZone()) {
                throw new IllegalStateException(
                        "a query block over %s lacks zone_id = ? or a join lacks zone_id equality: %s"
                                .formatted(block.tables(), sql));
            }
        }
    }

    private static Set<String> zoneTables() {
        var names = new HashSet<String>();
        for (var schema : DefaultCatalog.DEFAULT_CATALOG.getSchemas()) {
            if (schema.getName().equals("platform") || schema.getName().equals("refdata")) {
                continue;
            }
            for (var table : schema.getTables()) {
                if (table.field("zone_id") != null) {
                    names.add(schema.getName() + "." + table.getName());
                }
            }
        }
        return Set.copyOf(names);
    }
}

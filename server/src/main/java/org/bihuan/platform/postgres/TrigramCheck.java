package org.bihuan.platform.postgres;

import java.sql.Connection;
import java.sql.SQLException;
import org.bihuan.platform.StartRefused;

/**
 * Chinese must be searchable: with LC_CTYPE=C the extension pg_trgm sees no letter in it and every search comes back
 * empty without an error. Tried at each start on the real database, and undone.
 */
public final class TrigramCheck {

    private TrigramCheck() {}

    /** The connection must be allowed to create the trusted extension pg_trgm where it is absent. */
    public static void require(Connection connection) throws SQLException {
        var auto = connection.getAutoCommit();
        connection.setAutoCommit(false);
        try (var statement = connection.createStatement()) {
            statement.execute("create extension if not exists pg_trgm");
            String function;
            try (var rows = statement.executeQuery("""
                    select quote_ident(n.nspname) || '.show_trgm' from pg_extension e
                    join pg_namespace n on n.oid = e.extnamespace where e.extname = 'pg_trgm'""")) {
                rows.next();
                function = rows.getString(1);
            }
            try (var rows = statement.executeQuery("select cardinality(%s('企业')) > 0".formatted(function))) {
                rows.next();
                if (!rows.getBoolean(1)) {
                    throw cannotIndexChinese();
                }
            }
        } finally {
            connection.rollback();
            connection.setAutoCommit(auto);
        }
    }

    private static StartRefused cannotIndexChinese() {
        return new StartRefused(
                "PLATFORM-DATABASE-LOCALE",
                "数据库的 LC_CTYPE 无法为中文建立索引，请用 create database … template template0 lc_ctype 'C.UTF-8' 重建",
                "the database's LC_CTYPE cannot index Chinese: create it with lc_ctype 'C.UTF-8'");
    }
}

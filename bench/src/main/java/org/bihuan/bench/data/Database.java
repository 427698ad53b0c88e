package org.bihuan.bench.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

/** The embedded database of a data folder, beside the product that runs on it; as its superuser, so without any lock. */
public record Database(String url, String password) {

    private static final String SUPERUSER = "bihuan_super";

    public static Database of(Path folder) throws IOException {
        try (var versions = Files.list(folder.resolve("postgres"))) {
            var cluster = versions.filter(each -> Files.exists(each.resolve("secrets.properties")))
                    .findFirst()
                    .orElseThrow();
            var secrets = new Properties();
            try (var reader = Files.newBufferedReader(cluster.resolve("secrets.properties"))) {
                secrets.load(reader);
            }
            var port = Files.readString(cluster.resolve("port")).strip();
            return new Database("jdbc:postgresql://127.0.0.1:" + port + "/bihuan", secrets.getProperty("superuser"));
        }
    }

    public Connection open() throws SQLException {
        var connection = DriverManager.getConnection(url, SUPERUSER, password);
        try (var statement = connection.createStatement()) {
            statement.execute("set timezone = 'UTC'");
        }
        return connection;
    }

    /** The first column of every row, as text. */
    public static List<String> column(Connection connection, String sql, Object... binds) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            for (int at = 0; at < binds.length; at++) {
                statement.setObject(at + 1, binds[at]);
            }
            var column = new ArrayList<String>();
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    column.add(rows.getString(1));
                }
            }
            return column;
        }
    }

    public static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}

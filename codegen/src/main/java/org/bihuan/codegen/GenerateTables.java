package org.bihuan.codegen;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.flywaydb.core.Flyway;
import org.jooq.codegen.GenerationTool;
import org.jooq.meta.jaxb.Configuration;
import org.jooq.meta.jaxb.Database;
import org.jooq.meta.jaxb.ForcedType;
import org.jooq.meta.jaxb.Generate;
import org.jooq.meta.jaxb.Generator;
import org.jooq.meta.jaxb.Jdbc;
import org.jooq.meta.jaxb.SchemaMappingType;
import org.jooq.meta.jaxb.Target;

/**
 * Migrates a scratch PostgreSQL and writes the jOOQ table classes of every schema.
 *
 * <p>Arguments: the migration folder, the output folder. Nothing is done while a hash over the migrations equals the
 * one left beside the output by the last run.
 */
public final class GenerateTables {

    static final List<String> SCHEMAS = List.of(
            "platform",
            "refdata",
            "organisation",
            "access",
            "calendar",
            "place",
            "evidence",
            "form",
            "audit",
            "subject",
            "document",
            "notice",
            "matter",
            "intake",
            "statistics",
            "design",
            "lookback",
            "likeness",
            "bulletin",
            "handover",
            "goal",
            "campaign",
            "survey",
            "suspicion");

    /** Held here, or the setting would be collected with the logger. */
    private static final Logger FLYWAY = Logger.getLogger("org.flywaydb");

    private GenerateTables() {}

    public static void main(String[] arguments) throws Exception {
        FLYWAY.setLevel(Level.SEVERE);
        var migrations = Path.of(arguments[0]);
        var output = Path.of(arguments[1]);
        var stamp = output.resolve(".migrations-hash");
        var hash = hashOf(migrations);
        if (Files.exists(stamp) && Files.readString(stamp).equals(hash)) {
            return;
        }
        try (var postgres =
                EmbeddedPostgres.builder().setLocaleConfig("locale", "C.UTF-8").start()) {
            migrate(postgres, migrations);
            generate(postgres, output);
        }
        Files.writeString(stamp, hash);
    }

    private static void migrate(EmbeddedPostgres postgres, Path migrations) throws Exception {
        try (var connection = postgres.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("create role bihuan_app login");
        }
        Flyway.configure()
                .dataSource(postgres.getPostgresDatabase())
                .locations("filesystem:" + migrations)
                .defaultSchema("platform")
                .placeholders(Map.of("app", "bihuan_app"))
                .load()
                .migrate();
    }

    private static void generate(EmbeddedPostgres postgres, Path output) throws Exception {
        var database = new Database()
                .withName("org.jooq.meta.postgres.PostgresDatabase")
                .withSchemata(SCHEMAS.stream()
                        .map(schema -> new SchemaMappingType().withInputSchema(schema))
                        .toList())
                .withExcludes("flyway_schema_history")
                .withForcedTypes(
                        new ForcedType().withName("INSTANT").withIncludeTypes("timestamptz|timestamp with time zone"));
        var generate = new Generate()
                .withRoutines(false)
                .withRecords(true)
                .withRelations(true)
                .withDeprecated(false)
                .withGlobalObjectReferences(true)
                .withJavadoc(false);
        GenerationTool.generate(new Configuration()
                .withJdbc(new Jdbc()
                        .withUrl(postgres.getJdbcUrl("postgres", "postgres"))
                        .withUser("postgres"))
                .withGenerator(new Generator()
                        .withDatabase(database)
                        .withGenerate(generate)
                        .withTarget(new Target()
                                .withPackageName("org.bihuan.schema")
                                .withDirectory(output.toString()))));
    }

    private static String hashOf(Path migrations) throws Exception {
        var digest = MessageDigest.getInstance("SHA-256");
        try (var files = Files.walk(migrations)) {
            for (var file : files.filter(Files::isRegularFile).sorted().toList()) {
                digest.update(migrations.relativize(file).toString().getBytes(StandardCharsets.UTF_8));
                digest.update(Files.readAllBytes(file));
            }
        }
        digest.update(SCHEMAS.toString().getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(digest.digest());
    }
}

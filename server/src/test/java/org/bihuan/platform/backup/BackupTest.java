package org.bihuan.platform.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.bihuan.platform.DataFolder;
import org.bihuan.platform.StartRefused;
import org.bihuan.platform.postgres.Credentials;
import org.bihuan.platform.postgres.Endpoint;
import org.bihuan.testing.ApiTest;
import org.bihuan.testing.TestDatabase;
import org.bihuan.testing.TestZones;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;

@ApiTest
class BackupTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-20T01:30:00Z"), ZoneOffset.UTC);
    private static int databases;

    @Autowired
    TestZones zones;

    @Autowired
    Environment settings;

    @TempDir
    Path temporary;

    private Endpoint source;
    private Path evidence;
    private Path file;

    @BeforeEach
    void aZoneWithEvidence() throws Exception {
        zones.create();
        source = endpoint(settings::getRequiredProperty);
        evidence = temporary.resolve("evidence");
        Files.createDirectories(evidence.resolve("zone/ab"));
        Files.writeString(evidence.resolve("zone/ab/abcd"), "照片");
        Files.createDirectories(evidence.resolve("incoming"));
        Files.writeString(evidence.resolve("incoming/upload-1.part"), "half");
        file = temporary.resolve("备份 1.zip");
    }

    @Test
    void bringsEveryRowAndEveryFileBackExactly() throws Exception {
        var taken = new Backup(source, evidence, CLOCK).to(file);
        assertThat(taken.tables()).extracting(Manifest.Table::name).contains("organisation.unit", "platform.login");
        assertThat(taken.rows()).isPositive();

        var target = emptyDatabase();
        var folder = DataFolder.open(temporary.resolve("target"));
        new Restore(target, folder, folder.evidence(), CLOCK).from(file, false);

        assertThat(folder.evidence().resolve("zone/ab/abcd")).hasContent("照片");
        var again = new Backup(target, folder.evidence(), CLOCK).to(temporary.resolve("again.zip"));
        assertThat(again.tables()).isEqualTo(taken.tables());
        assertThat(again.evidence()).isEqualTo(taken.evidence());
        assertThat(again.evidence()).extracting(Manifest.Evidence::path).containsExactly("zone/ab/abcd");
    }

    @Test
    void namesTheFolderThatIsMissing() {
        var nowhere = temporary.resolve("none/x.zip");
        assertThatThrownBy(() -> new Backup(source, evidence, CLOCK).to(nowhere))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("BACKUP-FOLDER-MISSING")
                .hasMessageContaining("none");
    }

    @Test
    void replacesWhatIsThereOnlyWhenToldToAndSetsTheOldEvidenceAside() throws Exception {
        new Backup(source, evidence, CLOCK).to(file);
        var target = emptyDatabase();
        var folder = DataFolder.open(temporary.resolve("target"));
        var restore = new Restore(target, folder, folder.evidence(), CLOCK);
        restore.from(file, false);
        Files.writeString(folder.evidence().resolve("later"), "later");

        assertThatThrownBy(() -> restore.from(file, false))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("RESTORE-TARGET-NOT-EMPTY");
        restore.from(file, true);

        assertThat(folder.evidence().resolve("later")).doesNotExist();
        assertThat(folder.root().resolve("evidence.replaced-" + CLOCK.millis()).resolve("later"))
                .hasContent("later");
    }

    @Test
    void refusesADamagedFileBeforeTouchingAnything() throws Exception {
        new Backup(source, evidence, CLOCK).to(file);
        var bytes = Files.readAllBytes(file);
        bytes[bytes.length / 3] ^= 1;
        Files.write(file, bytes);
        var target = emptyDatabase();
        var folder = DataFolder.open(temporary.resolve("target"));

        assertThatThrownBy(() -> new Restore(target, folder, folder.evidence(), CLOCK).from(file, true))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("RESTORE-FILE-DAMAGED");
        assertThat(tables(target)).isZero();
    }

    @Test
    void refusesAFileThatIsNoBackup() throws Exception {
        Files.writeString(file, "not a backup");
        var folder = DataFolder.open(temporary.resolve("target"));
        assertThatThrownBy(() -> new Restore(source, folder, folder.evidence(), CLOCK).from(file, false))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("RESTORE-FILE-DAMAGED");
    }

    @Test
    void neverWritesOverAnExistingFile() throws Exception {
        Files.writeString(file, "precious");
        assertThatThrownBy(() -> new Backup(source, evidence, CLOCK).to(file))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("BACKUP-FILE-EXISTS");
        assertThat(file).hasContent("precious");
    }

    @Test
    void carriesDataOfAnOlderSchemaToThisOne() throws Exception {
        var older = emptyDatabase();
        new Migrations(older).migrateTo(List.of("20261120.0100", "20261120.0101", "20261120.0200"));
        run(
                older,
                "insert into organisation.zone (zone_id, code, name, short_name, created_at) values (gen_random_uuid(), 'OLD', '旧区', '旧区', now())");
        new Backup(older, evidence, CLOCK).to(file);

        var target = emptyDatabase();
        var folder = DataFolder.open(temporary.resolve("target"));
        new Restore(target, folder, folder.evidence(), CLOCK).from(file, false);

        assertThat(tables(target)).isEqualTo(tables(source));
        assertThat(new Backup(target, evidence, CLOCK)
                        .to(temporary.resolve("again.zip"))
                        .tables())
                .filteredOn(table -> table.name().equals("organisation.zone"))
                .extracting(Manifest.Table::rows)
                .containsExactly(1L);
    }

    private static Endpoint emptyDatabase() {
        Map<String, String> properties = TestDatabase.empty("bihuan_backup_" + databases++);
        return endpoint(name -> java.util.Objects.requireNonNull(properties.get(name)));
    }

    private static Endpoint endpoint(java.util.function.UnaryOperator<String> property) {
        return new Endpoint(
                property.apply("spring.datasource.url").replaceFirst("\\?.*", ""),
                new Credentials(
                        property.apply("spring.datasource.username"), property.apply("spring.datasource.password")),
                new Credentials(property.apply("spring.flyway.user"), property.apply("spring.flyway.password")),
                null);
    }

    private static int tables(Endpoint endpoint) throws SQLException {
        try (var connection = DriverManager.getConnection(
                endpoint.url(), endpoint.owner().user(), endpoint.owner().password())) {
            return Catalogue.tables(connection).size();
        }
    }

    private static void run(Endpoint endpoint, String sql) throws SQLException {
        try (var connection = DriverManager.getConnection(
                        endpoint.url(),
                        endpoint.owner().user(),
                        endpoint.owner().password());
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}

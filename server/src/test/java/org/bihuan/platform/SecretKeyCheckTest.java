package org.bihuan.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bihuan.schema.access.Tables.SECOND_FACTOR;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.Map;
import org.bihuan.testing.ApiTest;
import org.bihuan.testing.TestClock;
import org.bihuan.testing.TestZones;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

/** The doctor on the key that seals secrets: who may read its file, and whether it opens what is sealed. */
@ApiTest
class SecretKeyCheckTest {

    @Autowired
    TestZones zones;

    @Autowired
    DSLContext sql;

    @Autowired
    SealedCheck sealed;

    @TempDir
    Path folder;

    @Test
    void aFileOthersCanReadIsAnError() throws IOException {
        var data = DataFolder.open(folder);
        assertThat(new SecretKeyCheck(data, false).check()).isEmpty();
        Files.writeString(data.secretKey(), Base64.getEncoder().encodeToString(new byte[32]));
        Files.setPosixFilePermissions(data.secretKey(), PosixFilePermissions.fromString("rw-r--r--"));

        assertThat(new SecretKeyCheck(data, false).check())
                .extracting(HealthCheck.Finding::code)
                .containsExactly("PLATFORM-SECRET-KEY-OPEN");
        assertThat(new SecretKeyCheck(data, true).check()).isEmpty();
        Files.setPosixFilePermissions(data.secretKey(), PosixFilePermissions.fromString("rw-------"));
        assertThat(new SecretKeyCheck(data, false).check()).isEmpty();
    }

    @Test
    void theFileIsMadeForTheFirstSecretAndNotByLooking() throws IOException {
        var settings = new StandardEnvironment();
        settings.getPropertySources()
                .addFirst(new MapPropertySource("test", Map.of(RunningDatabase.DATA, folder.toString())));
        var secrets = new Secrets(settings);
        var file = DataFolder.open(folder).secretKey();
        assertThat(secrets.opens("v1.AAAA", "x")).isFalse();
        assertThat(file).doesNotExist();

        var text = secrets.seal("密钥", "x");

        assertThat(Files.getPosixFilePermissions(file)).isEqualTo(PosixFilePermissions.fromString("rw-------"));
        assertThat(new Secrets(settings).open(text, "x")).isEqualTo("密钥");
        assertThat(new Secrets(settings).opens(text, "y")).isFalse();
    }

    @Test
    void whatAnotherKeyHasSealedIsAnError() {
        var zone = zones.create();
        var other = new StandardEnvironment();
        other.getPropertySources()
                .addFirst(new MapPropertySource(
                        "test",
                        Map.of(
                                SecretKeyFile.SETTING,
                                Base64.getEncoder()
                                        .encodeToString("another key of 32 bytes, really."
                                                .getBytes(java.nio.charset.StandardCharsets.UTF_8)))));
        zone.inZone(() -> sql.insertInto(SECOND_FACTOR)
                .set(SECOND_FACTOR.ZONE_ID, zone.key.value())
                .set(SECOND_FACTOR.ACCOUNT_ID, zone.officer.account().value())
                .set(SECOND_FACTOR.SECRET_SEALED, new Secrets(other).seal("ABC", "second-factor"))
                .set(SECOND_FACTOR.MADE_AT, TestClock.START)
                .set(SECOND_FACTOR.LAST_STEP, -1L)
                .execute());

        assertThat(sealed.check()).extracting(HealthCheck.Finding::code).contains("PLATFORM-SECRET-KEY-OTHER");
        zone.inZone(() -> sql.deleteFrom(SECOND_FACTOR)
                .where(SECOND_FACTOR.ZONE_ID.eq(zone.key.value()))
                .execute());
    }
}

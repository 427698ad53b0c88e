package org.bihuan.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.mock.env.MockEnvironment;

class DataFolderTest {

    @TempDir
    Path temporary;

    @Test
    void isMadeForItsOwnerOnly() throws Exception {
        var folder = DataFolder.open(temporary.resolve("园区 一/数据"));
        assertThat(Files.getPosixFilePermissions(folder.root()))
                .isEqualTo(PosixFilePermissions.fromString("rwx------"));
    }

    @Test
    void refusesADiskWithTooLittleRoom() {
        assertThatThrownBy(() -> DataFolder.open(temporary.resolve("data"), Long.MAX_VALUE))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("PLATFORM-DISK-FULL");
    }

    @Test
    void refusesAFileInItsPlace() throws Exception {
        var file = Files.writeString(temporary.resolve("data"), "");
        assertThatThrownBy(() -> DataFolder.open(file))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("PLATFORM-FOLDER-NOT-WRITABLE");
    }

    @Test
    void refusesAPlaceUnderAFileBeforeAnythingIsWritten() throws Exception {
        var file = Files.writeString(temporary.resolve("data"), "");
        for (var place : List.of(file, file.resolve("deeper/still"))) {
            assertThatThrownBy(() -> DataFolder.requirePlace(place))
                    .isInstanceOf(StartRefused.class)
                    .hasMessageContaining("PLATFORM-FOLDER-IS-FILE");
        }
        DataFolder.requirePlace(temporary.resolve("new/one"));
        assertThat(temporary.resolve("new")).doesNotExist();
    }

    @Test
    void refusesAConfigurationFileThatIsNotThere() {
        var options = List.of("--bihuan.data=" + temporary, "--bihuan.config=" + temporary.resolve("nope.yaml"));
        assertThatThrownBy(() -> Launch.requirePlaces(options))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("PLATFORM-CONFIG-MISSING");
    }

    @Test
    void refusesWhatIsNoPort() {
        for (var port : List.of("99999", "8o80", "-1", "99999999999")) {
            var settings = new MockEnvironment().withProperty("server.port", port);
            assertThatThrownBy(() -> Port.requireFree(settings))
                    .isInstanceOf(StartRefused.class)
                    .hasMessageContaining("PLATFORM-PORT-WRONG");
        }
    }

    @Test
    void isLockedByOneAtATimeAndFreeAgainAfterwards() {
        var folder = DataFolder.open(temporary.resolve("data"));
        try (var lock = FolderLock.take(folder)) {
            assertThat(FolderLock.isHeld(folder)).isTrue();
        }
        assertThat(FolderLock.isHeld(folder)).isFalse();
    }

    @Test
    void namesTheTakenPort() throws Exception {
        try (var taken = new ServerSocket(0)) {
            var settings = new MockEnvironment().withProperty("server.port", "" + taken.getLocalPort());
            assertThatThrownBy(() -> Port.requireFree(settings))
                    .isInstanceOf(StartRefused.class)
                    .hasMessageContaining("" + taken.getLocalPort())
                    .hasMessageContaining("PLATFORM-PORT-TAKEN");
        }
    }
}

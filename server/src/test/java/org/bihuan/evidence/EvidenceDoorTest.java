package org.bihuan.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.bihuan.shared.AccountId;
import org.bihuan.shared.Ids;
import org.bihuan.shared.Viewer;
import org.bihuan.shared.ZoneKey;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.StaticListableBeanFactory;

class EvidenceDoorTest {

    private final Viewer uploader = viewer();
    private final Viewer colleague = viewer();
    private final EvidenceFile file = file(uploader.account().value());
    private final StaticListableBeanFactory beans = new StaticListableBeanFactory();
    private final EvidenceDoor door = new EvidenceDoor(beans.getBeanProvider(EvidenceGate.class));

    @Test
    void opensToTheUploaderAlone() {
        assertThat(door.opens(uploader, file)).isTrue();
        assertThat(door.opens(colleague, file)).isFalse();
    }

    @Test
    void opensToWhomAnyGateOpens() {
        beans.addBean("shut", (EvidenceGate) (viewer, id) -> false);
        assertThat(door.opens(colleague, file)).isFalse();

        beans.addBean("open", (EvidenceGate) (viewer, id) -> id.value().equals(file.id()));
        assertThat(door.opens(colleague, file)).isTrue();
    }

    private static Viewer viewer() {
        return new Viewer(ZoneKey.next(), AccountId.next(), null, "吕晓东", null, Set.of(), false, Set.of(), Set.of());
    }

    private static EvidenceFile file(UUID uploadedBy) {
        return new EvidenceFile(
                Ids.next(),
                "a.txt",
                "text/plain",
                "DOCUMENT",
                1,
                "0".repeat(64),
                null,
                null,
                null,
                null,
                null,
                null,
                false,
                uploadedBy,
                "吕晓东",
                Instant.EPOCH);
    }
}

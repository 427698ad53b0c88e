package org.bihuan.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.util.List;
import java.util.stream.Stream;
import org.bihuan.platform.HealthCheck.Finding;
import org.bihuan.shared.CurrentZone;
import org.bihuan.shared.Problem;
import org.bihuan.testing.ApiTest;
import org.bihuan.testing.TestDatabase;
import org.bihuan.testing.TestPerson;
import org.bihuan.testing.TestZone;
import org.bihuan.testing.TestZones;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ApiTest
class EvidenceVouchingTest {

    @Autowired
    TestZones zones;

    @Autowired
    Evidences evidences;

    @Autowired
    EvidenceShow shown;

    @Autowired
    EvidenceCheck check;

    TestZone zone;

    @BeforeEach
    void aZone() {
        zone = zones.create();
    }

    @Test
    void vouchesForWhatThePersonHasUploaded() {
        var mine = upload(zone.lanheLiaison, "一");

        assertThatCode(() -> vouch(zone.lanheLiaison, List.of(mine))).doesNotThrowAnyException();
    }

    @Test
    void namesWhatIsNotThereOrNotTheirs() {
        var mine = upload(zone.lanheLiaison, "一");
        var theirs = upload(zone.xinqiaoLiaison, "二");
        var foreign = upload(zones.create().lanheLiaison, "三");
        var nobodys = EvidenceId.next();

        var refused = catchThrowableOfType(
                Problem.class, () -> vouch(zone.lanheLiaison, List.of(mine, theirs, foreign, nobodys)));

        assertThat(refused.code()).isEqualTo("EVIDENCE-UNKNOWN");
        assertThat(refused.facts())
                .containsEntry("unknown", List.of(theirs.toString(), foreign.toString(), nobodys.toString()));
    }

    @Test
    void refusesMoreThanFiftyAtOnce() {
        var many = Stream.generate(EvidenceId::next).limit(51).toList();

        var refused = catchThrowableOfType(Problem.class, () -> vouch(zone.lanheLiaison, many));

        assertThat(refused.code()).isEqualTo("EVIDENCE-TOO-MANY");
    }

    @Test
    void showsManyInTheOrderAskedFor() throws Exception {
        var one = upload(zone.lanheLiaison, "一");
        var two = upload(zone.lanheLiaison, "二");

        var files = CurrentZone.call(zone.key, () -> shown.many(zone.key, List.of(two, EvidenceId.next(), one)));

        assertThat(files.keySet()).containsExactly(two, one);
    }

    @Test
    void theDoctorFindsWhatWasLostOrAltered() throws Exception {
        var sound = upload(zone.lanheLiaison, "完好");
        var lost = upload(zone.lanheLiaison, "丢失");
        var altered = upload(zone.lanheLiaison, "改动");
        assertThat(check.check(zone.key)).isEmpty();

        Files.delete(place(lost));
        Files.writeString(place(altered), "改动过");

        assertThat(check.check(zone.key))
                .extracting(Finding::code)
                .containsExactly("EVIDENCE-FILE-LOST", "EVIDENCE-FILE-ALTERED");
        assertThat(place(sound)).exists();
        assertThat(check.check()).extracting(Finding::code).contains("EVIDENCE-FILE-LOST");
    }

    private java.nio.file.Path place(EvidenceId id) throws Exception {
        var file = CurrentZone.call(
                zone.key, () -> shown.many(zone.key, List.of(id)).get(id));
        return TestDatabase.evidenceFolder()
                .resolve(zone.key.toString())
                .resolve(file.sha256().substring(0, 2))
                .resolve(file.sha256());
    }

    private EvidenceId upload(TestPerson person, String text) {
        var id = EvidenceId.next();
        CurrentZone.run(
                person.zone(),
                () -> evidences.receive(person.viewer(), id, "说明.txt", new ByteArrayInputStream(TestFiles.utf8(text))));
        return id;
    }

    private void vouch(TestPerson person, List<EvidenceId> ids) {
        CurrentZone.run(person.zone(), () -> evidences.mustExist(person.viewer(), ids));
    }
}

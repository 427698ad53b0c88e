package org.bihuan.evidence;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.bihuan.shared.Acted;
import org.bihuan.shared.Permit;
import org.bihuan.shared.Problem;
import org.bihuan.shared.Viewer;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Taking proof in, and vouching for it to the rooms above. A file is examined and kept before its row is written, so
 * that a row without bytes cannot come to be; bytes without a row harm nobody.
 */
@Service
public class Evidences {

    /** The most files one act may bring along. */
    public static final int MOST_AT_ONCE = 50;

    private static final Set<Permit> BRINGING_PROOF = Set.of(
            Permit.MATTER_OPEN,
            Permit.MATTER_SUPERVISE,
            Permit.MATTER_HANDLE,
            Permit.MATTER_VERIFY,
            Permit.MATTER_INSTRUCT);

    private final EvidenceRepository files;
    private final PhotoPrints prints;
    private final EvidenceStore store;
    private final Examination examination;
    private final EvidenceDoor door;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Evidences(
            EvidenceRepository files,
            PhotoPrints prints,
            EvidenceStore store,
            Examination examination,
            EvidenceDoor door,
            ApplicationEventPublisher events,
            TransactionTemplate transaction,
            Clock clock) {
        this.files = files;
        this.prints = prints;
        this.store = store;
        this.examination = examination;
        this.door = door;
        this.events = events;
        this.transaction = transaction;
        this.clock = clock;
    }

    /**
     * Takes a file in. The same id with the same content again answers as the first time; with other content
     * {@code EVIDENCE-ID-TAKEN}. Refuses what is not on the list of types, too large, broken or dangerous.
     *
     * @param givenName the name the client gave, not trusted
     */
    public EvidenceFile receive(Viewer viewer, EvidenceId id, @Nullable String givenName, InputStream content) {
        mustBringProof(viewer);
        var name = FileName.harmless(givenName);
        try (var incoming = Incoming.receive(content, store.scratch())) {
            var findings = examination.examine(incoming, name, store);
            keep(viewer, incoming, findings);
            return settle(viewer, file(viewer, id, name, incoming, findings), findings.look());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /**
     * Vouches that each file is there and may be shown by this viewer: uploaded by them, or open to them already.
     * {@code EVIDENCE-UNKNOWN} names those that are not; a file of another zone is not there.
     */
    public void mustExist(Viewer viewer, Collection<EvidenceId> ids) {
        var wanted = new LinkedHashSet<>(ids);
        if (wanted.size() > MOST_AT_ONCE) {
            throw Problem.field("evidence", "EVIDENCE-TOO-MANY", "一次最多附 " + MOST_AT_ONCE + " 个文件，请分次提交。");
        }
        Map<EvidenceId, EvidenceFile> found = transaction.execute(status -> files.find(viewer.zone(), wanted));
        var unknown = wanted.stream()
                .filter(id -> !found.containsKey(id) || !door.opens(viewer, found.get(id)))
                .map(EvidenceId::toString)
                .toList();
        if (!unknown.isEmpty()) {
            throw Problem.field("evidence", "EVIDENCE-UNKNOWN", "有佐证材料不存在或您无权使用，请重新上传后再提交。")
                    .with("unknown", unknown);
        }
    }

    private static void mustBringProof(Viewer viewer) {
        var acting = viewer.acting();
        var brings = acting == null
                ? BRINGING_PROOF.stream().anyMatch(viewer::may)
                : acting.duties().stream().anyMatch(duty -> BRINGING_PROOF.contains(duty.permit()));
        if (!brings) {
            throw Problem.refused("ACCESS-NOT-PERMITTED", "您的角色不办理事项，不能上传佐证材料。");
        }
    }

    private void keep(Viewer viewer, Incoming incoming, Examination.Findings findings) throws IOException {
        try {
            for (var preview : findings.previews().entrySet()) {
                store.keep(viewer.zone(), preview.getKey().key(incoming.sha256()), preview.getValue());
            }
            store.keep(viewer.zone(), incoming.sha256(), incoming.path());
        } finally {
            for (var scratch : findings.previews().values()) {
                Files.deleteIfExists(scratch);
            }
        }
    }

    private EvidenceFile settle(Viewer viewer, EvidenceFile file, @Nullable PhotoLook look) {
        return transaction.execute(status -> {
            if (files.add(viewer.zone(), file)) {
                if (look != null) {
                    prints.add(viewer.zone(), file.id(), look);
                }
                events.publishEvent(new Acted(
                        viewer,
                        "evidence.upload",
                        "evidence",
                        file.id(),
                        Map.of("sha256", file.sha256(), "mediaType", file.mediaType(), "bytes", file.bytes())));
                return file;
            }
            return files.find(viewer.zone(), new EvidenceId(file.id()))
                    .filter(earlier -> earlier.sha256().equals(file.sha256())
                            && earlier.uploadedBy().equals(file.uploadedBy()))
                    .orElseThrow(() -> Problem.conflict("EVIDENCE-ID-TAKEN", "此编号已用于另一份材料，请刷新页面后重新上传。"));
        });
    }

    private EvidenceFile file(
            Viewer viewer, EvidenceId id, String name, Incoming incoming, Examination.Findings findings) {
        var facts = findings.facts();
        return new EvidenceFile(
                id.value(),
                name,
                findings.type().mediaTypeName(),
                findings.type().kind().name(),
                incoming.bytes(),
                incoming.sha256(),
                findings.width(),
                findings.height(),
                facts.capturedAt(),
                facts.latitude(),
                facts.longitude(),
                facts.device(),
                !findings.previews().isEmpty(),
                viewer.account().value(),
                viewer.name(),
                clock.instant().truncatedTo(ChronoUnit.MICROS));
    }
}

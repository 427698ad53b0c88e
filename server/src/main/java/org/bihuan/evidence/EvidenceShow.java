package org.bihuan.evidence;

import java.util.Collection;
import java.util.Map;
import org.bihuan.shared.Problem;
import org.bihuan.shared.Viewer;
import org.bihuan.shared.ZoneKey;
import org.springframework.core.io.Resource;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Proof shown: its facts, its bytes, its previews. What the viewer may not see is missing. */
@Repository
public class EvidenceShow {

    private final EvidenceRepository files;
    private final EvidenceStore store;
    private final EvidenceDoor door;

    EvidenceShow(EvidenceRepository files, EvidenceStore store, EvidenceDoor door) {
        this.files = files;
        this.store = store;
        this.door = door;
    }

    /** The facts and where the bytes are read from. */
    public record Content(EvidenceFile file, Resource bytes, boolean shownInline) {}

    @Transactional(readOnly = true)
    public EvidenceFile one(Viewer viewer, EvidenceId id) {
        return files.find(viewer.zone(), id)
                .filter(file -> door.opens(viewer, file))
                .orElseThrow(() -> Problem.missing("EVIDENCE-NOT-FOUND", "没有这份佐证材料，或您无权查看。"));
    }

    /**
     * The facts of many at once, in the order asked for; absent ones are left out. The caller has decided that its viewer
     * may see them.
     */
    @Transactional(readOnly = true)
    public Map<EvidenceId, EvidenceFile> many(ZoneKey zone, Collection<EvidenceId> ids) {
        return files.find(zone, ids);
    }

    @Transactional(readOnly = true)
    public Content content(Viewer viewer, EvidenceId id) {
        var file = one(viewer, id);
        return new Content(
                file,
                read(viewer.zone(), file.sha256()),
                MediaType.of(file.mediaType()).shownInline());
    }

    @Transactional(readOnly = true)
    public Content preview(Viewer viewer, EvidenceId id, PreviewSize size) {
        var file = one(viewer, id);
        if (!file.previewed()) {
            throw Problem.missing("EVIDENCE-NO-PREVIEW", "这份材料没有缩略图，请下载后查看。");
        }
        return new Content(file, read(viewer.zone(), size.key(file.sha256())), true);
    }

    private Resource read(ZoneKey zone, String key) {
        return store.find(zone, key)
                .orElseThrow(() -> new IllegalStateException("evidence lost from the store: " + zone + "/" + key));
    }
}

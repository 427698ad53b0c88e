package org.bihuan.audit;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.bihuan.shared.Page;
import org.bihuan.shared.PageRequest;
import org.bihuan.shared.Permit;
import org.bihuan.shared.Problem;
import org.bihuan.shared.Viewer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The trail as the audit administrator reads it; nobody else does. */
@Service
@Transactional(readOnly = true)
public class AuditList {

    private static final int MOST_ACTS = 500;

    /** A record and the seal it lies under, if it is sealed yet. */
    public record Shown(AuditRecord record, @Nullable AuditSeal seal) {}

    private final AuditRepository repository;

    AuditList(AuditRepository repository) {
        this.repository = repository;
    }

    public Page<AuditRecord> of(Viewer viewer, AuditFilter filter, PageRequest page) {
        viewer.mustHave(Permit.AUDIT_READ);
        return repository.list(filter.condition(viewer.zone()), page);
    }

    public Shown show(Viewer viewer, UUID id) {
        viewer.mustHave(Permit.AUDIT_READ);
        Optional<AuditRecord> record = repository.find(viewer.zone(), id);
        return record.map(found ->
                        new Shown(found, repository.sealOf(viewer.zone(), id).orElse(null)))
                .orElseThrow(() -> Problem.missing("AUDIT-RECORD-MISSING", "没有这条审计记录。"));
    }

    /** The acts that occur, for choosing one. */
    public List<String> acts(Viewer viewer) {
        viewer.mustHave(Permit.AUDIT_READ);
        return repository.acts(viewer.zone(), MOST_ACTS);
    }
}

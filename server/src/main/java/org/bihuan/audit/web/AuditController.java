package org.bihuan.audit.web;

import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Size;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.bihuan.audit.AuditChain;
import org.bihuan.audit.AuditExport;
import org.bihuan.audit.AuditFilter;
import org.bihuan.audit.AuditList;
import org.bihuan.audit.AuditRecord;
import org.bihuan.audit.Outcome;
import org.bihuan.shared.Page;
import org.bihuan.shared.PageRequest;
import org.bihuan.shared.Viewer;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The audit trail for the audit administrator: list, record, export, chain. */
@RestController
@RequestMapping("/api/audit")
class AuditController {

    private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    /** The filter as it stands in the URL. */
    record Query(
            @Nullable @Size(max = 50) String actor,
            @Nullable UUID account,
            @Nullable @Size(max = 200) String act,
            @Nullable Outcome outcome,
            @Nullable Boolean refused,
            @Nullable UUID object,
            @Nullable @Size(max = 100) String code,
            @Nullable LocalDate from,
            @Nullable LocalDate to) {

        AuditFilter filter() {
            return new AuditFilter(blank(actor), account, blank(act), outcome, refused, object, blank(code), from, to);
        }

        private static @Nullable String blank(@Nullable String text) {
            return text == null || text.isBlank() ? null : text.strip();
        }
    }

    private final AuditList list;
    private final AuditExport export;
    private final AuditChain chain;

    AuditController(AuditList list, AuditExport export, AuditChain chain) {
        this.list = list;
        this.export = export;
        this.chain = chain;
    }

    @GetMapping("/records")
    Page<AuditRecord> list(
            Viewer viewer,
            @Valid @ModelAttribute Query query,
            @RequestParam(defaultValue = "1") int page,
            @RequestParam(defaultValue = "50") int size) {
        return list.of(viewer, query.filter(), new PageRequest(page, size));
    }

    @GetMapping("/records/{id}")
    AuditList.Shown show(Viewer viewer, @PathVariable UUID id) {
        return list.show(viewer, id);
    }

    @GetMapping("/acts")
    List<String> acts(Viewer viewer) {
        return list.acts(viewer);
    }

    @GetMapping("/export")
    void export(Viewer viewer, @Valid @ModelAttribute Query query, HttpServletResponse response) throws IOException {
        var filter = query.filter();
        export.announce(viewer, filter);
        response.setContentType(XLSX);
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment().filename("audit.xlsx").build().toString());
        export.write(viewer, filter, response.getOutputStream());
    }

    @GetMapping("/chain")
    AuditChain.State chain(Viewer viewer) {
        return chain.state(viewer);
    }

    @PostMapping("/chain/verify")
    AuditChain.Verification verify(Viewer viewer) {
        return chain.verify(viewer);
    }
}

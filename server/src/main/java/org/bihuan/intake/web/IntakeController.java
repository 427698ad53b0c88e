package org.bihuan.intake.web;

import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.UUID;
import org.bihuan.intake.BatchId;
import org.bihuan.intake.BatchShow;
import org.bihuan.intake.CommitMode;
import org.bihuan.intake.IntakeUndo;
import org.bihuan.intake.Intakes;
import org.bihuan.intake.LedgerReturn;
import org.bihuan.intake.Plan;
import org.bihuan.intake.RowActs;
import org.bihuan.intake.RowList;
import org.bihuan.shared.Page;
import org.bihuan.shared.PageRequest;
import org.bihuan.shared.UnitId;
import org.bihuan.shared.Viewer;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** The wizard's steps over HTTP. */
@RestController
@RequestMapping("/api/intake")
class IntakeController {

    record Look(@NotBlank @Size(max = 50) String typeCode, int sheet, int headerFirst, int headerLast) {}

    record Commit(@NotNull CommitMode mode) {}

    record Correction(@NotNull @Size(max = 4_000) String text) {}

    record Exclusion(boolean excluded) {}

    record NamedUnit(
            @NotBlank @Size(max = 100) String name, @NotNull UnitId unit) {}

    /** @param row only this one; absent: every row whose number clashes */
    record Renumbering(@Nullable @Min(1) Integer row) {}

    private final Intakes intakes;
    private final RowActs rows;
    private final IntakeUndo undo;
    private final BatchShow batches;
    private final RowList list;
    private final LedgerReturn ledgers;

    IntakeController(
            Intakes intakes, RowActs rows, IntakeUndo undo, BatchShow batches, RowList list, LedgerReturn ledgers) {
        this.intakes = intakes;
        this.rows = rows;
        this.undo = undo;
        this.batches = batches;
        this.list = list;
        this.ledgers = ledgers;
    }

    @GetMapping("/batches")
    Page<BatchShow.Line> list(
            Viewer viewer, @RequestParam(defaultValue = "1") int page, @RequestParam(defaultValue = "20") int size) {
        return batches.list(viewer, new PageRequest(page, size));
    }

    @PostMapping(path = "/batches", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    BatchShow.File upload(Viewer viewer, @RequestPart MultipartFile file) throws IOException {
        try (var content = file.getInputStream()) {
            return batches.of(viewer, intakes.upload(viewer, file.getOriginalFilename(), content));
        }
    }

    @GetMapping("/fields")
    List<BatchShow.FieldLine> fields(Viewer viewer, @RequestParam String type) {
        return batches.fields(viewer, type);
    }

    @GetMapping("/batches/{id}")
    BatchShow.File show(Viewer viewer, @PathVariable UUID id) {
        return batches.of(viewer, new BatchId(id));
    }

    @PutMapping("/batches/{id}/look")
    BatchShow.File look(Viewer viewer, @PathVariable UUID id, @Valid @RequestBody Look look) {
        intakes.look(viewer, new BatchId(id), look.typeCode(), look.sheet(), look.headerFirst(), look.headerLast());
        return batches.of(viewer, new BatchId(id));
    }

    @PutMapping("/batches/{id}/plan")
    BatchShow.File decide(Viewer viewer, @PathVariable UUID id, @Valid @RequestBody Plan plan) {
        intakes.decide(viewer, new BatchId(id), plan);
        return batches.of(viewer, new BatchId(id));
    }

    @GetMapping("/batches/{id}/rows")
    Page<RowList.Line> rows(
            Viewer viewer,
            @PathVariable UUID id,
            @ModelAttribute RowList.Filter filter,
            @RequestParam(defaultValue = "1") int page,
            @RequestParam(defaultValue = "50") int size) {
        return list.page(viewer, new BatchId(id), filter, new PageRequest(page, size));
    }

    @GetMapping("/batches/{id}/rows/next-faulty")
    RowList.Place nextFaulty(
            Viewer viewer,
            @PathVariable UUID id,
            @ModelAttribute RowList.Filter filter,
            @RequestParam(defaultValue = "0") int after,
            @RequestParam(defaultValue = "50") int size) {
        return list.nextFaulty(viewer, new BatchId(id), filter, after, size);
    }

    @PutMapping("/batches/{id}/rows/{row}/cells/{field}")
    RowList.Line correct(
            Viewer viewer,
            @PathVariable UUID id,
            @PathVariable String row,
            @PathVariable String field,
            @Valid @RequestBody Correction correction) {
        rows.correct(viewer, new BatchId(id), row, field, correction.text());
        return list.one(viewer, new BatchId(id), row);
    }

    @PutMapping("/batches/{id}/rows/{row}/excluded")
    RowList.Line exclude(
            Viewer viewer, @PathVariable UUID id, @PathVariable String row, @Valid @RequestBody Exclusion body) {
        rows.exclude(viewer, new BatchId(id), row, body.excluded());
        return list.one(viewer, new BatchId(id), row);
    }

    @GetMapping("/batches/{id}/unknown-names")
    List<BatchShow.UnknownName> unknownNames(Viewer viewer, @PathVariable UUID id) {
        return batches.unknownNames(viewer, new BatchId(id));
    }

    @PostMapping("/batches/{id}/names")
    List<BatchShow.UnknownName> learn(Viewer viewer, @PathVariable UUID id, @Valid @RequestBody NamedUnit named) {
        rows.learn(viewer, new BatchId(id), named.name(), named.unit());
        return batches.unknownNames(viewer, new BatchId(id));
    }

    @PostMapping("/batches/{id}/new-numbers")
    BatchShow.File renumber(Viewer viewer, @PathVariable UUID id, @Valid @RequestBody Renumbering renumbering) {
        rows.renumber(viewer, new BatchId(id), renumbering.row());
        return batches.of(viewer, new BatchId(id));
    }

    @PostMapping("/batches/{id}/commit")
    BatchShow.File commit(Viewer viewer, @PathVariable UUID id, @Valid @RequestBody Commit commit) {
        intakes.commit(viewer, new BatchId(id), commit.mode());
        return batches.of(viewer, new BatchId(id));
    }

    @PostMapping("/batches/{id}/cancel")
    BatchShow.File cancel(Viewer viewer, @PathVariable UUID id) {
        intakes.cancel(viewer, new BatchId(id));
        return batches.of(viewer, new BatchId(id));
    }

    @PostMapping("/batches/{id}/undo")
    BatchShow.File undo(Viewer viewer, @PathVariable UUID id) {
        undo.undo(viewer, new BatchId(id));
        return batches.of(viewer, new BatchId(id));
    }

    @GetMapping("/batches/{id}/ledger")
    void ledger(Viewer viewer, @PathVariable UUID id, HttpServletResponse response) throws IOException {
        send(response, "", out -> ledgers.current(viewer, new BatchId(id), out));
    }

    @GetMapping("/batches/{id}/marked")
    void marked(Viewer viewer, @PathVariable UUID id, HttpServletResponse response) throws IOException {
        send(response, "错误标注-", out -> ledgers.marked(viewer, new BatchId(id), out));
    }

    private interface Writing {
        String write(OutputStream out);
    }

    /** Written to a scratch file first: a refusal half-way still reaches the browser as a problem. */
    private static void send(HttpServletResponse response, String prefix, Writing writing) throws IOException {
        var file = Files.createTempFile("ledger-out-", ".bin");
        try {
            String name;
            try (var out = Files.newOutputStream(file)) {
                name = writing.write(out);
            }
            response.setContentType(MediaType.APPLICATION_OCTET_STREAM_VALUE);
            response.setContentLengthLong(Files.size(file));
            response.setHeader("X-Content-Type-Options", "nosniff");
            response.setHeader(
                    "Content-Disposition",
                    ContentDisposition.attachment()
                            .filename(prefix + name, StandardCharsets.UTF_8)
                            .build()
                            .toString());
            Files.copy(file, response.getOutputStream());
        } finally {
            Files.delete(file);
        }
    }
}

package org.bihuan.intake;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.bihuan.document.ledger.LedgerSurvey;
import org.bihuan.document.ledger.LedgerSurveyor;
import org.bihuan.document.ledger.book.LedgerLimits;
import org.bihuan.document.ledger.book.LedgerProblem;
import org.bihuan.document.ledger.layout.FieldCatalogue;
import org.bihuan.matter.MatterType;
import org.bihuan.matter.MatterTypes;
import org.bihuan.shared.Acted;
import org.bihuan.shared.BusinessZone;
import org.bihuan.shared.Permit;
import org.bihuan.shared.Problem;
import org.bihuan.shared.Viewer;
import org.bihuan.shared.ZoneKey;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Taking a ledger in, step by step: upload, decide how it is read, commit. Correcting rows is {@link RowActs}. */
@Service
public class Intakes {

    private static final int LONGEST_NAME = 200;

    private final BatchRepository batches;
    private final RowRepository rows;
    private final BatchFiles files;
    private final MatterTypes types;
    private final IntakeJobs jobs;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Intakes(
            BatchRepository batches,
            RowRepository rows,
            BatchFiles files,
            MatterTypes types,
            IntakeJobs jobs,
            ApplicationEventPublisher events,
            Clock clock) {
        this.batches = batches;
        this.rows = rows;
        this.files = files;
        this.types = types;
        this.jobs = jobs;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Takes a file and looks at it. What cannot be read is refused with a {@code LEDGER-…} problem and not kept.
     *
     * @param givenName the name the client gave; serves title and year, never as a path
     */
    @Transactional
    public BatchId upload(Viewer viewer, @Nullable String givenName, InputStream content) {
        viewer.mustHave(Permit.LEDGER_IMPORT);
        var name = harmless(givenName);
        var copy = scratch();
        try {
            var sha256 = receive(content, copy);
            try (var source = SourceFile.open(copy, name)) {
                var id = BatchId.next();
                var survey = survey(viewer.zone(), source, name);
                batches.insert(viewer.zone(), fresh(viewer, id, name, size(copy), survey, clock.instant()), sha256);
                files.keep(viewer.zone(), id, copy);
                acted(viewer, "intake.upload", id, Map.of("sha256", sha256, "bytes", size(copy)));
                return id;
            }
        } finally {
            SourceFile.delete(copy);
        }
    }

    private SurveySnapshot survey(ZoneKey zone, SourceFile source, String name) {
        var first = survey(zone, source, types.last(zone, MatterType.HAZARD));
        var proposed = first.proposed().orElse(null);
        if (proposed == null || proposed.layout() == null) {
            return SurveySnapshot.of(first, MatterType.PROBLEM);
        }
        var remembered = batches.layout(zone, proposed.layout().fingerprint());
        if (remembered.isPresent()) {
            var type = types.last(zone, remembered.get().typeCode());
            return SurveySnapshot.of(survey(zone, source, type), type.code())
                    .rememberedAs(
                            type.code(), Catalogues.known(type, remembered.get().mapping()));
        }
        var words = new StringBuilder(name).append(proposed.facts().title());
        proposed.layout().columns().forEach(column -> words.append(column.joined()));
        var type = types.last(zone, Catalogues.likelyType(words.toString()));
        return SurveySnapshot.of(survey(zone, source, type), type.code());
    }

    private LedgerSurvey survey(ZoneKey zone, SourceFile source, MatterType type) {
        return surveyor(Catalogues.forType(type)).survey(source.book());
    }

    private LedgerSurveyor surveyor(FieldCatalogue catalogue) {
        return new LedgerSurveyor(catalogue, BusinessZone.today(clock));
    }

    private static Batch fresh(
            Viewer viewer, BatchId id, String name, long size, SurveySnapshot survey, java.time.Instant at) {
        return new Batch(
                id,
                viewer.account(),
                viewer.name(),
                name,
                size,
                BatchState.UPLOADED,
                survey,
                null,
                null,
                null,
                0,
                0,
                0,
                null,
                false,
                null,
                List.of(),
                at,
                null,
                1);
    }

    /** Looks at one sheet again under another type or another header; nothing is decided yet. */
    @Transactional
    public void look(Viewer viewer, BatchId id, String typeCode, int sheet, int headerFirst, int headerLast) {
        var batch = mustFind(viewer, id);
        mustRest(batch);
        var catalogue = Catalogues.forType(types.current(viewer.zone(), typeCode));
        try (var source = SourceFile.open(files.fetch(viewer.zone(), id), batch.fileName())) {
            if (sheet < 0 || sheet >= source.book().sheets().size()) {
                throw LedgerProblem.noSheet(sheet);
            }
            var again = surveyor(catalogue).survey(source.book(), sheet, headerFirst, headerLast);
            batches.survey(viewer.zone(), id, batch.survey().with(typeCode, again));
        }
    }

    /** Decides how the file is read, remembers it for this layout, and begins to read all rows. */
    @Transactional
    public void decide(Viewer viewer, BatchId id, Plan plan) {
        var batch = mustFind(viewer, id);
        mustRest(batch);
        if (batch.state() == BatchState.COMMITTED || batch.state() == BatchState.UNDONE) {
            throw Problem.conflict("INTAKE-ALREADY-COMMITTED", "该批次已导入，不能再改对应关系。请重新上传文件。");
        }
        var catalogue = Catalogues.forType(types.current(viewer.zone(), plan.typeCode()));
        mustFit(plan, catalogue);
        var sheet = batch.survey().sheet(plan.sheet());
        if (sheet == null || sheet.header() == null) {
            throw Problem.field("sheet", "INTAKE-NO-HEADER", "该工作表没有表头，请先指定表头行。");
        }
        var fingerprint = sheet.header().fingerprint();
        batches.plan(viewer.zone(), id, plan, plan.typeCode() + ":" + fingerprint);
        batches.remember(viewer.zone(), fingerprint, plan, clock.instant());
        begin(viewer, batch, BatchState.CHECKING);
        jobs.check(viewer, id);
        acted(viewer, "intake.decide", id, Map.of("type", plan.typeCode()));
    }

    private static void mustFit(Plan plan, FieldCatalogue catalogue) {
        var taken = new HashMap<String, Integer>();
        plan.mapping().forEach((column, field) -> {
            if (catalogue.field(field).isEmpty()) {
                throw Problem.field("mapping." + column, "INTAKE-FIELD-UNKNOWN", "没有这个字段，请重新选择。");
            }
            if (taken.put(field, column) != null) {
                throw Problem.field("mapping." + column, "INTAKE-FIELD-TWICE", "两列对应了同一个字段，请只保留一列。");
            }
        });
        if (!taken.containsKey("title")) {
            throw Problem.field("mapping", "INTAKE-TITLE-UNMAPPED", "请指定哪一列是事项内容。");
        }
    }

    /** Begins to turn the ready rows into matters. ATOMIC is refused while a row is faulty. */
    @Transactional
    public void commit(Viewer viewer, BatchId id, CommitMode mode) {
        var batch = mustFind(viewer, id);
        if (batch.state() != BatchState.CHECKED && batch.state() != BatchState.COMMITTED) {
            throw Problem.conflict("INTAKE-NOT-CHECKED", "该批次尚未读取完成或已撤回，不能导入。");
        }
        begin(viewer, batch, BatchState.COMMITTING);
        int faulty = rows.count(viewer.zone(), id, RowState.FAULTY);
        if (mode == CommitMode.ATOMIC && faulty > 0) {
            throw Problem.conflict("INTAKE-ROWS-FAULTY", "还有 " + faulty + " 行有错误，整表导入前请先更正或排除，或改为逐行导入。")
                    .with("faulty", faulty);
        }
        int ready = rows.count(viewer.zone(), id, RowState.READY);
        if (ready == 0) {
            throw Problem.conflict("INTAKE-NOTHING-READY", "没有可以导入的行。");
        }
        batches.mode(viewer.zone(), id, mode);
        batches.total(viewer.zone(), id, ready);
        jobs.commit(viewer, id);
        acted(viewer, "intake.commit", id, Map.of("mode", mode.name(), "rows", ready));
    }

    /** Asks the running work to stop; a little later it has. */
    @Transactional
    public void cancel(Viewer viewer, BatchId id) {
        var batch = mustFind(viewer, id);
        if (!batch.state().working()) {
            throw Problem.conflict("INTAKE-NOT-WORKING", "该批次没有正在进行的工作。");
        }
        batches.cancel(viewer.zone(), id);
        acted(viewer, "intake.cancel", id, Map.of());
    }

    private void begin(Viewer viewer, Batch batch, BatchState state) {
        if (!batches.begin(viewer.zone(), batch.id(), batch.state(), state, clock.instant())) {
            throw Problem.conflict("INTAKE-BUSY", "该批次正在处理，请稍候刷新。");
        }
    }

    private static void mustRest(Batch batch) {
        if (batch.state().working()) {
            throw Problem.conflict("INTAKE-BUSY", "该批次正在处理，请稍候刷新。");
        }
    }

    private Batch mustFind(Viewer viewer, BatchId id) {
        viewer.mustHave(Permit.LEDGER_IMPORT);
        return batches.mustSee(viewer, id);
    }

    private void acted(Viewer viewer, String act, BatchId id, Map<String, Object> facts) {
        events.publishEvent(new Acted(viewer, act, "intake-batch", id.value(), facts));
    }

    /** The last part of the name, without anything that could be a path or a control character. */
    private static String harmless(@Nullable String given) {
        var name = Objects.requireNonNullElse(given, "")
                .replaceAll(".*[/\\\\]", "")
                .replaceAll("\\p{Cntrl}", "");
        name = name.isBlank() ? "未命名" : name.strip();
        return name.length() > LONGEST_NAME ? name.substring(name.length() - LONGEST_NAME) : name;
    }

    private static Path scratch() {
        try {
            return Files.createTempFile("ledger-", ".bin");
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    private static String receive(InputStream content, Path copy) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            try (var in = new DigestInputStream(content, digest)) {
                Files.copy(in, copy, StandardCopyOption.REPLACE_EXISTING);
            }
            if (Files.size(copy) > LedgerLimits.STANDARD.bytes()) {
                throw LedgerProblem.tooBig(LedgerLimits.STANDARD.bytes() >> 20);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}

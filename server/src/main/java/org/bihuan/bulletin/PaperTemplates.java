package org.bihuan.bulletin;

import static org.bihuan.schema.bulletin.Tables.PAPER_TEMPLATE;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bihuan.document.official.OfficialPaper;
import org.bihuan.document.official.OfficialWriter;
import org.bihuan.document.official.PaperTemplate;
import org.bihuan.shared.Acted;
import org.bihuan.shared.Ids;
import org.bihuan.shared.Permit;
import org.bihuan.shared.Problem;
import org.bihuan.shared.Viewer;
import org.bihuan.shared.ZoneKey;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** An office's own Word templates, one in force for each kind of paper; without one the layout of the standard is used. */
@Service
public class PaperTemplates {

    private static final int LONGEST_NAME = 100;
    private static final int MOST_BYTES = 5 * 1024 * 1024;

    /**
     * The template of a kind.
     *
     * @param placeholders that may stand in it
     */
    public record Line(
            PaperKind kind,
            @Nullable UUID id,
            @Nullable String name,
            @Nullable Instant uploadedAt,
            @Nullable String uploadedBy,
            Set<String> placeholders) {}

    private final DSLContext sql;
    private final SampleMatter sample;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    PaperTemplates(DSLContext sql, SampleMatter sample, ApplicationEventPublisher events, Clock clock) {
        this.sql = sql;
        this.sample = sample;
        this.events = events;
        this.clock = clock;
    }

    /** Every kind with its template, where it has one. */
    @Transactional(readOnly = true)
    public List<Line> list(Viewer viewer) {
        viewer.mustHave(Permit.PAPER_DRAFT);
        var uploaded = sql
                .select(
                        PAPER_TEMPLATE.KIND,
                        PAPER_TEMPLATE.ID,
                        PAPER_TEMPLATE.NAME,
                        PAPER_TEMPLATE.UPLOADED_AT,
                        PAPER_TEMPLATE.UPLOADER_NAME)
                .from(PAPER_TEMPLATE)
                .where(PAPER_TEMPLATE.ZONE_ID.eq(viewer.zone().value()), PAPER_TEMPLATE.RETIRED_AT.isNull())
                .limit(PaperKind.values().length)
                .stream()
                .collect(Collectors.toMap(row -> row.value1(), row -> row));
        return Stream.of(PaperKind.values())
                .map(kind -> {
                    var row = uploaded.get(kind.name());
                    var placeholders = placeholders(viewer.zone(), kind);
                    return row == null
                            ? new Line(kind, null, null, null, null, placeholders)
                            : new Line(kind, row.value2(), row.value3(), row.value4(), row.value5(), placeholders);
                })
                .toList();
    }

    /** Puts a template in force; what is wrong with it is refused with {@code DOCUMENT-TEMPLATE-…}. */
    @Transactional
    public void upload(Viewer viewer, PaperKind kind, @Nullable String name, InputStream content) {
        viewer.mustHave(Permit.PAPER_ISSUE);
        var bytes = read(content);
        PaperTemplate.check(bytes, labels(viewer.zone(), kind));
        retire(viewer, kind);
        var id = Ids.next();
        sql.insertInto(PAPER_TEMPLATE)
                .set(PAPER_TEMPLATE.ZONE_ID, viewer.zone().value())
                .set(PAPER_TEMPLATE.ID, id)
                .set(PAPER_TEMPLATE.KIND, kind.name())
                .set(PAPER_TEMPLATE.NAME, named(name))
                .set(PAPER_TEMPLATE.SHA256, sha256(bytes))
                .set(PAPER_TEMPLATE.BYTES, bytes)
                .set(PAPER_TEMPLATE.UPLOADED_AT, clock.instant())
                .set(PAPER_TEMPLATE.UPLOADED_BY, viewer.account().value())
                .set(PAPER_TEMPLATE.UPLOADER_NAME, viewer.name())
                .execute();
        acted(viewer, "bulletin.upload-template", id, kind);
    }

    /** Back to the layout of the standard. */
    @Transactional
    public void remove(Viewer viewer, PaperKind kind) {
        viewer.mustHave(Permit.PAPER_ISSUE);
        if (retire(viewer, kind) == 0) {
            throw Problem.missing("BULLETIN-NO-TEMPLATE", "该公文没有自定义模板。");
        }
        acted(viewer, "bulletin.remove-template", null, kind);
    }

    /** A made-up paper of the kind as it would come out. */
    @Transactional(readOnly = true)
    public byte[] preview(Viewer viewer, PaperKind kind) {
        viewer.mustHave(Permit.PAPER_DRAFT);
        return written(viewer.zone(), kind, PaperLayout.of(sample.paper(viewer.zone(), kind), Map.of()));
    }

    byte[] written(ZoneKey zone, PaperKind kind, OfficialPaper paper) {
        var out = new ByteArrayOutputStream();
        current(zone, kind)
                .ifPresentOrElse(
                        template -> PaperTemplate.fill(template, paper, out), () -> OfficialWriter.write(paper, out));
        return out.toByteArray();
    }

    private Optional<byte[]> current(ZoneKey zone, PaperKind kind) {
        return sql.select(PAPER_TEMPLATE.BYTES)
                .from(PAPER_TEMPLATE)
                .where(
                        PAPER_TEMPLATE.ZONE_ID.eq(zone.value()),
                        PAPER_TEMPLATE.KIND.eq(kind.name()),
                        PAPER_TEMPLATE.RETIRED_AT.isNull())
                .fetchOptional(PAPER_TEMPLATE.BYTES);
    }

    private int retire(Viewer viewer, PaperKind kind) {
        return sql.update(PAPER_TEMPLATE)
                .set(PAPER_TEMPLATE.RETIRED_AT, clock.instant())
                .where(
                        PAPER_TEMPLATE.ZONE_ID.eq(viewer.zone().value()),
                        PAPER_TEMPLATE.KIND.eq(kind.name()),
                        PAPER_TEMPLATE.RETIRED_AT.isNull())
                .execute();
    }

    private Set<String> placeholders(ZoneKey zone, PaperKind kind) {
        var all = new TreeSet<>(PaperTemplate.PLACEHOLDERS);
        all.addAll(labels(zone, kind));
        return all;
    }

    private Set<String> labels(ZoneKey zone, PaperKind kind) {
        return sample.paper(zone, kind).content.sheet().stream()
                .flatMap(row -> Stream.concat(Stream.of(row.label()), Stream.ofNullable(row.label2())))
                .collect(Collectors.toSet());
    }

    private void acted(Viewer viewer, String act, @Nullable UUID id, PaperKind kind) {
        events.publishEvent(new Acted(viewer, act, "paper-template", id, Map.of("kind", kind.name())));
    }

    private static byte[] read(InputStream content) {
        try {
            return content.readNBytes(MOST_BYTES + 1);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String named(@Nullable String name) {
        var bare = name == null || name.isBlank() ? "模板.docx" : name.replaceAll("[\\p{Cntrl}/\\\\]", "");
        return bare.length() <= LONGEST_NAME ? bare : bare.substring(bare.length() - LONGEST_NAME);
    }

    static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}

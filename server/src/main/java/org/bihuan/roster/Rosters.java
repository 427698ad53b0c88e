package org.bihuan.roster;

import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bihuan.document.ledger.write.TableColumn;
import org.bihuan.document.ledger.write.TableWriter;
import org.bihuan.organisation.Standing;
import org.bihuan.organisation.UnitDirectory;
import org.bihuan.roster.RosterRow.Outcome;
import org.bihuan.shared.Acted;
import org.bihuan.shared.Permit;
import org.bihuan.shared.Problem;
import org.bihuan.shared.Viewer;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Units and people from a spreadsheet (名册导入): template, preview of every row, and all rows or none. */
@Service
public class Rosters {

    private static final int MOST_ERRORS_TOLD = 50;

    /** What the file would do, or has done; {@code counts} has every outcome. At most 5,000 rows. */
    public record Preview(RosterKind kind, String sha256, Map<Outcome, Integer> counts, List<RosterRow> rows) {

        public Preview {
            rows = List.copyOf(rows);
        }

        static Preview of(RosterKind kind, String sha256, List<RosterRow> rows) {
            var counts = new LinkedHashMap<Outcome, Integer>();
            Arrays.stream(Outcome.values()).forEach(outcome -> counts.put(outcome, 0));
            rows.forEach(row -> counts.merge(row.outcome(), 1, Integer::sum));
            return new Preview(kind, sha256, counts, rows);
        }
    }

    private final Standing standing;
    private final UnitDirectory directory;
    private final UnitRosterCommit units;
    private final PeopleRosterCommit people;
    private final ApplicationEventPublisher events;

    Rosters(
            Standing standing,
            UnitDirectory directory,
            UnitRosterCommit units,
            PeopleRosterCommit people,
            ApplicationEventPublisher events) {
        this.standing = standing;
        this.directory = directory;
        this.units = units;
        this.people = people;
        this.events = events;
    }

    /** An empty sheet with the headings. */
    public void template(Viewer viewer, RosterKind kind, OutputStream out) {
        viewer.mustHave(Permit.ORGANISATION_EDIT);
        var columns = kind.columns().stream()
                .map(column -> new TableColumn(column.heading(), TableColumn.Kind.TEXT, 18))
                .toList();
        TableWriter.xlsx(out, kind.title(), columns).close();
    }

    /** Says what each row would do and does nothing. */
    @Transactional(readOnly = true)
    public Preview preview(Viewer viewer, RosterKind kind, InputStream content) {
        viewer.mustHave(Permit.ORGANISATION_EDIT);
        var file = RosterFile.read(kind, content);
        var rows = switch (kind) {
            case UNITS -> units(viewer, file, standing.units(viewer.zone())).rows();
            case PEOPLE -> people(viewer, file).rows();
        };
        return Preview.of(kind, file.sha256(), rows);
    }

    /** Does what the preview said, all of it or nothing; the same file once more changes nothing. */
    @Transactional
    public Preview commit(Viewer viewer, RosterKind kind, String sha256, InputStream content) {
        viewer.mustHave(Permit.ORGANISATION_EDIT);
        var file = RosterFile.read(kind, content);
        if (!file.sha256().equalsIgnoreCase(sha256)) {
            throw Problem.conflict("ROSTER-FILE-CHANGED", "文件与预览时不同，请重新上传并核对预览后再导入。");
        }
        standing.lock(viewer.zone());
        var rows = switch (kind) {
            case UNITS -> writeUnits(viewer, file);
            case PEOPLE -> writePeople(viewer, file);
        };
        var done = Preview.of(kind, file.sha256(), rows);
        events.publishEvent(new Acted(
                viewer,
                "roster.commit",
                "roster",
                null,
                Map.of("kind", kind.name(), "sha256", file.sha256(), "counts", done.counts())));
        return done;
    }

    private List<RosterRow> writeUnits(Viewer viewer, RosterFile file) {
        var before = standing.units(viewer.zone());
        var roster = units(viewer, file, before);
        var rows = faultless(roster.rows());
        units.write(viewer, roster, before);
        return rows;
    }

    private List<RosterRow> writePeople(Viewer viewer, RosterFile file) {
        var roster = people(viewer, file);
        var rows = faultless(roster.rows());
        people.write(viewer, roster);
        return rows;
    }

    private UnitRoster units(Viewer viewer, RosterFile file, List<Standing.OpenUnit> before) {
        return new UnitRoster(file.lines(), before, directory.names(viewer.zone()));
    }

    private PeopleRoster people(Viewer viewer, RosterFile file) {
        var zone = viewer.zone();
        var names = file.lines().stream()
                .map(line -> line.text(RosterColumn.PERSON))
                .distinct()
                .toList();
        return new PeopleRoster(
                file.lines(), standing.people(zone, names), directory.names(zone), directory.open(zone));
    }

    private static List<RosterRow> faultless(List<RosterRow> rows) {
        var errors = rows.stream()
                .flatMap(row -> row.errors().stream())
                .limit(MOST_ERRORS_TOLD)
                .map(error -> new Problem.FieldError(error.cell(), error.code(), error.detail()))
                .toList();
        if (!errors.isEmpty()) {
            throw Problem.fields("ROSTER-HAS-ERRORS", "名册中还有错误，未导入任何一行。请按单元格提示改正后重新上传。", errors);
        }
        return rows;
    }
}

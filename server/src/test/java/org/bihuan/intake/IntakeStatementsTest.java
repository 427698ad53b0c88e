package org.bihuan.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.bihuan.testing.ApiTest;
import org.bihuan.testing.StatementCount;
import org.bihuan.testing.TestZone;
import org.bihuan.testing.TestZones;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** How often the intake goes to the database grows by the chunk, never by the row. */
@ApiTest
class IntakeStatementsTest {

    private static final int CHUNKS = 3;

    @Autowired
    TestZones zones;

    @Autowired
    StatementCount statements;

    @Test
    void goesToTheDatabaseByTheChunkAndNotByTheRow() {
        var little = wholeIntake(IntakeWork.CHUNK);
        var much = wholeIntake(IntakeWork.CHUNK * CHUNKS);

        for (int phase = 0; phase < little.size(); phase++) {
            assertThat(much.get(phase) - little.get(phase))
                    .as("phase %s: %s for one chunk, %s for %s", phase, little.get(phase), much.get(phase), CHUNKS)
                    .isLessThanOrEqualTo(25 * (CHUNKS - 1));
        }
    }

    /** Statements of reading, committing, bringing up to date, exporting, taking back. */
    private List<Integer> wholeIntake(int rows) {
        var zone = zones.create();
        var wizard = new Wizard(zone.officer);
        var first = IntakeInterruptedTest.ledger(rows);
        wizard.upload("清单.csv", first);
        var read = counted(zone, wizard::takeProposals);
        var committed = counted(zone, () -> wizard.commit("ATOMIC"));
        var exported = requested(zone, () -> wizard.download("/ledger"));
        wizard.upload("清单.csv", first.replace("2026-12-01,0", "2026-12-09,30"));
        wizard.takeProposals();
        var updated = counted(zone, () -> wizard.commit("BY_ROW"));
        assertThat(wizard.show().at("/outcomes").toString()).isEqualTo("{\"UPDATED\":%d}".formatted(rows));

        wizard.upload("另一份.csv", numbered(first));
        wizard.takeProposals();
        wizard.commit("ATOMIC");
        var undone = counted(zone, wizard::undo);
        return List.of(read, committed, exported, updated, undone);
    }

    private static String numbered(String ledger) {
        return ledger.replace("路灯", "井盖");
    }

    private int counted(TestZone zone, Runnable work) {
        statements.background(zone);
        work.run();
        return statements.background(zone);
    }

    private int requested(TestZone zone, Runnable request) {
        statements.requests(zone);
        request.run();
        return statements.requests(zone);
    }
}

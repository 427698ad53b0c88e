package org.bihuan.evidence;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.bihuan.platform.ZoneJob;
import org.bihuan.shared.ZoneKey;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Goes through the photos that came in before this version knew what they look like; new ones are seen at once. */
@Component
class PhotoPrintRounds implements ZoneJob {

    private static final int AT_ONCE = 100;
    private static final int MOST_PAGES = 50;

    private final EvidenceRepository files;
    private final PhotoPrints prints;
    private final EvidenceStore store;
    private final TransactionTemplate transaction;
    private final Clock clock;

    PhotoPrintRounds(
            EvidenceRepository files,
            PhotoPrints prints,
            EvidenceStore store,
            TransactionTemplate transaction,
            Clock clock) {
        this.files = files;
        this.prints = prints;
        this.store = store;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "evidence-print-photos";
    }

    @Override
    public Duration every() {
        return Duration.ofMinutes(10);
    }

    @Override
    public void run(ZoneKey zone) {
        for (int page = 0; page < MOST_PAGES; page++) {
            List<UUID> some = transaction.execute(status -> prints.unseen(zone, AT_ONCE));
            ZoneJob.each(some, file -> print(zone, file));
            if (some.size() < AT_ONCE) {
                return;
            }
        }
    }

    private void print(ZoneKey zone, UUID id) {
        EvidenceFile file = transaction.execute(
                status -> files.find(zone, new EvidenceId(id)).orElse(null));
        if (file != null) {
            var look = look(zone, file);
            transaction.executeWithoutResult(status -> prints.add(zone, id, look));
        }
    }

    /** What is lost or no longer readable counts as gone through: the check of the store tells of it. */
    private PhotoLook look(ZoneKey zone, EvidenceFile file) {
        var type = MediaType.of(file.mediaType());
        try {
            return PhotoLook.of(facts(zone, file), type, file.width(), file.height(), grey(zone, file));
        } catch (IOException | RuntimeException broken) {
            return PhotoLook.of(PhotoFacts.NONE, type, null, null, null);
        }
    }

    private PhotoFacts facts(ZoneKey zone, EvidenceFile file) throws IOException {
        var bytes = store.find(zone, file.sha256());
        if (bytes.isEmpty()) {
            return PhotoFacts.NONE;
        }
        try (var stream = bytes.get().getInputStream()) {
            return PhotoFacts.of(stream, clock.instant());
        }
    }

    private @Nullable Grey grey(ZoneKey zone, EvidenceFile file) throws IOException {
        var preview = store.find(zone, PreviewSize.SMALL.key(file.sha256()));
        if (preview.isEmpty()) {
            return null;
        }
        try (var stream = preview.get().getInputStream()) {
            return PhotoLook.grey(stream);
        }
    }
}

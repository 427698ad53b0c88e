package org.bihuan.evidence;

import static org.bihuan.schema.platform.Tables.ZONE_ENTRY;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.bihuan.platform.HealthCheck;
import org.bihuan.shared.CurrentZone;
import org.bihuan.shared.ZoneKey;
import org.jooq.DSLContext;
import org.springframework.core.io.Resource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Reads every file of every zone again and compares it with its hash: lost and altered proof is found. */
@Component
final class EvidenceCheck implements HealthCheck {

    private static final int AT_ONCE = 500;
    private static final int NAMED = 5;
    private static final UUID BEFORE_ALL = new UUID(0, 0);

    private final DSLContext sql;
    private final EvidenceRepository files;
    private final EvidenceStore store;
    private final TransactionTemplate transaction;

    EvidenceCheck(DSLContext sql, EvidenceRepository files, EvidenceStore store, TransactionTemplate transaction) {
        this.sql = sql;
        this.files = files;
        this.store = store;
        this.transaction = transaction;
    }

    @Override
    public String name() {
        return "evidence";
    }

    @Override
    public List<Finding> check() {
        var findings = new ArrayList<Finding>();
        for (var zone : sql.select(ZONE_ENTRY.ZONE_ID).from(ZONE_ENTRY).fetch(ZONE_ENTRY.ZONE_ID)) {
            findings.addAll(check(new ZoneKey(zone)));
        }
        return findings;
    }

    List<Finding> check(ZoneKey zone) {
        var lost = new ArrayList<EvidenceFile>();
        var altered = new ArrayList<EvidenceFile>();
        var last = BEFORE_ALL;
        for (var some = after(zone, last); !some.isEmpty(); some = after(zone, last)) {
            for (var file : some) {
                store.find(zone, file.sha256())
                        .ifPresentOrElse(
                                bytes -> {
                                    if (!hash(bytes).equals(file.sha256())) {
                                        altered.add(file);
                                    }
                                },
                                () -> lost.add(file));
            }
            last = some.getLast().id();
        }
        return findings(lost, altered);
    }

    private List<EvidenceFile> after(ZoneKey zone, UUID last) {
        try {
            return CurrentZone.call(zone, () -> transaction.execute(status -> files.after(zone, last, AT_ONCE)));
        } catch (RuntimeException failure) {
            throw failure;
        } catch (Exception failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static List<Finding> findings(List<EvidenceFile> lost, List<EvidenceFile> altered) {
        var findings = new ArrayList<Finding>();
        if (!lost.isEmpty()) {
            findings.add(new Finding(
                    Severity.ERROR,
                    "EVIDENCE-FILE-LOST",
                    "佐证材料丢失 " + lost.size() + " 份：" + named(lost),
                    "从最近一次备份中取回数据目录下 evidence 文件夹里的同名文件。"));
        }
        if (!altered.isEmpty()) {
            findings.add(new Finding(
                    Severity.ERROR,
                    "EVIDENCE-FILE-ALTERED",
                    "佐证材料内容与入库时不一致 " + altered.size() + " 份：" + named(altered),
                    "查明是谁改动了数据目录，并从备份中恢复原文件。"));
        }
        return findings;
    }

    private static String named(List<EvidenceFile> files) {
        return String.join(
                "、",
                files.stream()
                        .limit(NAMED)
                        .map(file -> file.name() + "（" + file.sha256() + "）")
                        .toList());
    }

    private static String hash(Resource bytes) {
        var digest = Incoming.digest();
        var chunk = new byte[64 * 1024];
        try (InputStream stream = bytes.getInputStream()) {
            for (int read = stream.read(chunk); read >= 0; read = stream.read(chunk)) {
                digest.update(chunk, 0, read);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return HexFormat.of().formatHex(digest.digest());
    }
}

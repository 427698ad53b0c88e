package org.bihuan.subject;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.bihuan.shared.AccountId;
import org.bihuan.shared.Problem;
import org.jspecify.annotations.Nullable;

/**
 * A subject of supervision (监管对象) as it is kept: facts in normal form, its identity number sealed. Its verbs check and
 * return the event; nothing here knows the database or the clock.
 *
 * @param facts with the identity number masked
 * @param number absent when no identity number is known
 */
record Subject(
        SubjectId id,
        SubjectFacts facts,
        @Nullable Number number,
        SubjectState state,
        @Nullable SubjectId mergedInto,
        AccountId createdBy,
        int version) {

    /** An identity number: what cannot be read without the key, what finds its equal, and what may be shown. */
    record Number(String sealed, String hash, String masked) {}

    /** What words there are for the facts, field by field: the event tells what changed in them. */
    SubjectEvent.Changed change(Map<String, String> before, Map<String, String> after) {
        mustBeOneself();
        var changes = new ArrayList<SubjectEvent.Change>();
        var fields = new ArrayList<>(before.keySet());
        after.keySet().stream().filter(key -> !before.containsKey(key)).forEach(fields::add);
        for (var field : fields) {
            var was = before.get(field);
            var is = after.get(field);
            if (!Objects.equals(was, is)) {
                changes.add(new SubjectEvent.Change(field, was, is));
            }
        }
        return new SubjectEvent.Changed(List.copyOf(changes));
    }

    SubjectEvent.Closed close(String reason) {
        mustBeOneself();
        if (state != SubjectState.IN_OPERATION) {
            throw Problem.conflict("SUBJECT-CLOSED", "该对象已经关停，无需重复办理。");
        }
        return new SubjectEvent.Closed(reason);
    }

    SubjectEvent.Reopened reopen(String reason) {
        mustBeOneself();
        if (state != SubjectState.CLOSED) {
            throw Problem.conflict("SUBJECT-IN-OPERATION", "该对象仍在营在用，无需恢复。");
        }
        return new SubjectEvent.Reopened(reason);
    }

    /** What has gone into another changes only there: {@code SUBJECT-MERGED}. */
    void mustBeOneself() {
        if (mergedInto != null) {
            throw Problem.conflict("SUBJECT-MERGED", "该对象已并入另一对象，请到并入后的对象办理，或先撤销合并。")
                    .with("into", mergedInto);
        }
    }

    void mustHaveVersion(int wanted) {
        if (version != wanted) {
            throw Subjects.stale();
        }
    }
}

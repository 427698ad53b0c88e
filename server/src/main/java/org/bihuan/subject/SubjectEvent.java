package org.bihuan.subject;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What has happened to a subject: the rows of its timeline. Personal data is in them masked only. */
public sealed interface SubjectEvent {

    /** One fact, in words as they were shown; the field by its name, answers as {@code answers.key}. */
    record Change(
            String field, @Nullable String before, @Nullable String after) {}

    record Opened() implements SubjectEvent {}

    record Changed(List<Change> changes) implements SubjectEvent {}

    record Closed(String reason) implements SubjectEvent {}

    record Reopened(String reason) implements SubjectEvent {}

    /** @param outward this subject stands first: it lets to the other, is a part of it … */
    record Related(RelationKind relation, boolean outward, UUID other, String otherName, LocalDate from)
            implements SubjectEvent {}

    record RelationEnded(RelationKind relation, boolean outward, UUID other, String otherName, LocalDate to)
            implements SubjectEvent {}

    /** It has gone into another. */
    record Merged(UUID into, String intoName, String reason) implements SubjectEvent {}

    /** It has taken another in. */
    record TookIn(UUID other, String otherName, String reason) implements SubjectEvent {}

    /** The merge has been undone, seen from either side. */
    record Parted(UUID other, String otherName) implements SubjectEvent {}

    /** As the timeline keeps it. */
    enum Kind {
        OPENED,
        CHANGED,
        CLOSED,
        REOPENED,
        RELATED,
        RELATION_ENDED,
        MERGED,
        TOOK_IN,
        PARTED
    }

    static Kind kind(SubjectEvent event) {
        return switch (event) {
            case Opened opened -> Kind.OPENED;
            case Changed changed -> Kind.CHANGED;
            case Closed closed -> Kind.CLOSED;
            case Reopened reopened -> Kind.REOPENED;
            case Related related -> Kind.RELATED;
            case RelationEnded ended -> Kind.RELATION_ENDED;
            case Merged merged -> Kind.MERGED;
            case TookIn tookIn -> Kind.TOOK_IN;
            case Parted parted -> Kind.PARTED;
        };
    }
}

package org.bihuan.bulletin;

import java.util.Arrays;
import java.util.List;
import org.bihuan.document.official.OfficialPaper.Format;

/** The kinds of papers there are. */
public enum PaperKind {
    /** 督办单. */
    SUPERVISION_ORDER(Format.SHEET, "督", Subject.MATTER),
    /** 交办单. */
    ASSIGNMENT_ORDER(Format.SHEET, "督交", Subject.MATTER),
    /** 催办通知. */
    URGING_NOTICE(Format.LETTER, "督催", Subject.MATTER),
    /** 挂牌督办通知. */
    LISTING_NOTICE(Format.DOCUMENT, "督挂", Subject.MATTER),
    /** 摘牌通知. */
    DELISTING_NOTICE(Format.DOCUMENT, "督摘", Subject.MATTER),
    /** 约谈通知. */
    INTERVIEW_NOTICE(Format.LETTER, "督约", Subject.MATTER),
    /** 通报批评: of one matter, at the rung of that name. */
    PUBLIC_CRITICISM(Format.DOCUMENT, "督批", Subject.MATTER),
    /** 问责建议: handed to whoever decides on responsibility, with the matter's course. */
    ACCOUNTABILITY_PROPOSAL(Format.LETTER, "督责", Subject.MATTER),
    /** 销号单. */
    CLOSE_OFF_SHEET(Format.SHEET, "督销", Subject.MATTER),
    /** 督查通报. */
    BULLETIN(Format.DOCUMENT, "督通", Subject.PERIOD),
    /** 更正通知: says what an issued bulletin should have said. */
    ERRATUM(Format.DOCUMENT, "督更", Subject.PAPER);

    /** What a paper is about. */
    public enum Subject {
        MATTER,
        PERIOD,
        PAPER
    }

    private final Format format;
    private final String word;
    private final Subject subject;

    PaperKind(Format format, String word, Subject subject) {
        this.format = format;
        this.word = word;
        this.subject = subject;
    }

    Format format() {
        return format;
    }

    /** What the shipped numbers call it: 东督催〔2026〕1号. */
    String word() {
        return word;
    }

    Subject subject() {
        return subject;
    }

    /** Whether the unit in charge signs for it; a proposal about that unit goes to somebody else. */
    boolean isToLeadUnit() {
        return this != ACCOUNTABILITY_PROPOSAL;
    }

    boolean isAbout(Subject wanted) {
        return subject == wanted;
    }

    static List<PaperKind> ofMatters() {
        return Arrays.stream(values())
                .filter(kind -> kind.isAbout(Subject.MATTER))
                .toList();
    }
}

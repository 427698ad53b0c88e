package org.bihuan.bulletin;

import java.time.LocalDate;
import org.bihuan.calendar.DayKind;
import org.bihuan.calendar.WorkingCalendar;

/** The days by which a paper must be answered, filed and published; working days from the listing or delisting. */
record PaperClocks(PaperParameters office, WorkingCalendar calendar) {

    /** @param on the day the matter was listed or delisted */
    void start(Paper paper, LocalDate replyDueOn, LocalDate on) {
        switch (paper.kind) {
            case LISTING_NOTICE -> {
                paper.replyDueOn = replyDueOn;
                paper.fileDueOn = calendar.add(on, office.fileDays(), DayKind.WORKING);
                paper.publishDueOn = calendar.add(on, office.publishDays(), DayKind.WORKING);
            }
            case DELISTING_NOTICE ->
                paper.publishDueOn = calendar.add(on, office.delistingPublishDays(), DayKind.WORKING);
            case SUPERVISION_ORDER, ASSIGNMENT_ORDER, URGING_NOTICE, INTERVIEW_NOTICE, PUBLIC_CRITICISM ->
                paper.replyDueOn = replyDueOn;
            case CLOSE_OFF_SHEET, ACCOUNTABILITY_PROPOSAL, BULLETIN, ERRATUM -> {
                // Nobody has to answer these.
            }
        }
    }
}

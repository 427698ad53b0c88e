package org.bihuan.bulletin;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.bihuan.calendar.Calendars;
import org.bihuan.shared.BusinessZone;
import org.bihuan.shared.ZoneKey;
import org.springframework.stereotype.Component;

/** A made-up matter and the papers about it, for previews of templates and for the labels of a sheet. */
@Component
class SampleMatter {

    private final PaperSettings settings;
    private final Calendars calendars;
    private final Clock clock;

    SampleMatter(PaperSettings settings, Calendars calendars, Clock clock) {
        this.settings = settings;
        this.calendars = calendars;
        this.clock = clock;
    }

    Paper paper(ZoneKey zone, PaperKind kind) {
        var today = BusinessZone.today(clock);
        var office = settings.of(zone);
        var filling = new MatterPapers(matter(today), office, calendars.of(zone), today);
        var content = kind.isAbout(PaperKind.Subject.MATTER)
                ? filling.of(kind)
                : new PaperContent(
                        "关于重点事项督查情况的通报",
                        office.bulletinLetterhead(),
                        office.bulletinAddressees(),
                        "一、总体情况\n（示例正文）各单位认真办理督查事项。",
                        List.of(),
                        List.of(),
                        List.of(),
                        office.signature(),
                        office.contact(),
                        office.copies(),
                        office.printedBy());
        var paper = new Paper(
                zone,
                new UUID(0, 0),
                kind,
                false,
                new Paper.Subject(null, null, null, null, null, null),
                content,
                "",
                clock.instant());
        paper.number = office.prefix(kind) + "〔" + today.getYear() + "〕1号";
        paper.issuedOn = today;
        return paper;
    }

    private static MatterOnPaper matter(LocalDate today) {
        return new MatterOnPaper(
                new UUID(0, 0),
                "督〔" + today.getYear() + "〕1号",
                "（示例）示范园区消防通道占用问题整改",
                "清理占用车辆和堆物，恢复消防通道畅通。",
                "督查事项",
                "IN_PROGRESS",
                null,
                "MEETING",
                "（示例）安全生产调度会",
                null,
                null,
                "（示例）示范街道",
                "（示例）张三",
                60,
                today.minusDays(3),
                today.minusDays(3),
                today.minusDays(30),
                null,
                1,
                0,
                "RED",
                today,
                List.of(),
                List.of());
    }
}

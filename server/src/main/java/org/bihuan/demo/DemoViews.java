package org.bihuan.demo;

import java.util.List;
import org.bihuan.matter.SavedViews;
import org.bihuan.shared.ZoneKey;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.stereotype.Component;

/** The views of the ledger that those who supervise, verify and lead have saved for themselves. */
@Component
@ConditionalOnBooleanProperty("bihuan.demo")
final class DemoViews {

    private record Kept(String login, String name, String query) {}

    private static final List<Kept> VIEWS = List.of(
            new Kept("ducha", "红灯事项", "light=red"),
            new Kept("ducha", "待销号", "waiting=CLOSE_OFF"),
            new Kept("ducha", "急件与批示件", "instructed=1&urgent=1"),
            new Kept("duchazhuren", "红灯事项", "light=red"),
            new Kept("duchazhuren", "待交办", "waiting=ASSIGNMENT"),
            new Kept("anban", "待核查", "waiting=VERIFICATION"),
            new Kept("anban", "重大隐患", "severity=MAJOR"),
            new Kept("lingdao", "批示件", "instructed=1"),
            new Kept("lingdao", "红灯事项", "light=red"));

    private final SavedViews views;
    private final DemoCast cast;

    DemoViews(SavedViews views, DemoCast cast) {
        this.views = views;
        this.cast = cast;
    }

    void save(ZoneKey zone) {
        for (var kept : VIEWS) {
            var unused = views.save(cast.viewer(zone, kept.login()), kept.name(), kept.query());
        }
    }
}

package org.bihuan.demo;

import java.util.Map;
import java.util.Objects;
import org.bihuan.demo.story.Story;
import org.bihuan.matter.MatterId;
import org.bihuan.matter.Matters;
import org.bihuan.shared.Ids;
import org.bihuan.shared.Viewer;
import org.jspecify.annotations.Nullable;

/** One matter of a story as it happens, with the version each act is decided on. */
final class Told {

    private final Matters matters;
    private final Map<String, Viewer> viewers;
    private @Nullable MatterId id;
    private int version = 1;

    Told(Matters matters, Map<String, Viewer> viewers) {
        this.matters = matters;
        this.viewers = viewers;
    }

    void open(Story story) {
        id = matters.open(viewer(story.opener()), story.opening());
    }

    void act(Story.Step step) {
        matters.act(viewer(step.login()), Objects.requireNonNull(id), version++, Ids.next(), step.order());
    }

    private Viewer viewer(String login) {
        return viewer(viewers, login);
    }

    static Viewer viewer(Map<String, Viewer> viewers, String login) {
        return Objects.requireNonNull(viewers.get(login), () -> "no viewer " + login);
    }
}

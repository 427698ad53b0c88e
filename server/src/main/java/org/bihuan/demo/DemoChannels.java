package org.bihuan.demo;

import java.util.List;
import org.bihuan.notice.NoticeKind;
import org.bihuan.notice.out.ChannelFormat;
import org.bihuan.notice.out.Channels;
import org.bihuan.shared.ZoneKey;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.stereotype.Component;

/** Channels as an office would set them up, all switched off: a demonstration sends nothing to anybody outside. */
@Component
@ConditionalOnBooleanProperty("bihuan.demo")
final class DemoChannels {

    private final Channels channels;
    private final DemoCast cast;

    DemoChannels(Channels channels, DemoCast cast) {
        this.channels = channels;
        this.cast = cast;
    }

    void setUp(ZoneKey zone) {
        var units = cast.of(zone);
        var administrator = cast.viewer(zone, "xitong");
        for (var wanted : List.of(
                new Channels.Wanted(
                        "督查工作群",
                        ChannelFormat.WECOM,
                        "https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=00000000-0000-0000-0000-000000000000",
                        null,
                        null,
                        List.of(),
                        false),
                new Channels.Wanted(
                        "澜河街道安监群",
                        ChannelFormat.DINGTALK,
                        "https://oapi.dingtalk.com/robot/send?access_token=0000000000000000",
                        "SEC0000000000000000",
                        units.unit("澜河街道"),
                        List.of(new NoticeKind("matter.assigned"), new NoticeKind("matter.urged")),
                        false),
                new Channels.Wanted(
                        "城市运行平台",
                        ChannelFormat.JSON,
                        "https://yunxing.donglan.example/bihuan",
                        null,
                        null,
                        List.of(new NoticeKind("matter.closed-off")),
                        false))) {
            var unused = channels.create(administrator, wanted);
        }
    }
}

package org.bihuan.platform;

import java.lang.management.ManagementFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Tells the person at the console where the product answers, once it does. */
@Component
@ConditionalOnProperty(RunningDatabase.DATA)
final class ReadyNotice {

    @EventListener
    void on(ApplicationReadyEvent event) {
        if (event.getApplicationContext() instanceof WebServerApplicationContext web && web.getWebServer() != null) {
            Console.say("Bihuan 闭环 已就绪，用时 %.1f 秒 ｜ ready: http://localhost:%d"
                    .formatted(
                            ManagementFactory.getRuntimeMXBean().getUptime() / 1000.0,
                            web.getWebServer().getPort()));
        }
    }
}

package org.bihuan.platform;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * With {@code bihuan.rehearsal=true} the product starts, answers a few requests of its own and ends: the virtual machine
 * watches and writes the AOT cache from which later starts are quick. Runs on a throw-away data folder.
 */
@Component
@ConditionalOnProperty("bihuan.rehearsal")
final class Rehearsal {

    private static final List<String> PATHS =
            List.of("/actuator/health", "/", "/api/session", "/api/setup", "/api/none", "/openapi");

    @EventListener
    void on(ApplicationReadyEvent event) throws IOException, InterruptedException {
        var context = event.getApplicationContext();
        if (context instanceof WebServerApplicationContext web && web.getWebServer() != null) {
            visit("http://127.0.0.1:" + web.getWebServer().getPort());
        }
        Thread.ofPlatform().start(() -> System.exit(SpringApplication.exit(context)));
    }

    private static void visit(String address) throws IOException, InterruptedException {
        try (var client = HttpClient.newHttpClient()) {
            for (var path : PATHS) {
                var request = HttpRequest.newBuilder(URI.create(address + path)).build();
                client.send(request, HttpResponse.BodyHandlers.discarding());
            }
        }
    }
}

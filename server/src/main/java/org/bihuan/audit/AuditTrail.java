package org.bihuan.audit;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.bihuan.shared.Acted;
import org.bihuan.shared.ActedTogether;
import org.bihuan.shared.Ids;
import org.bihuan.shared.LogInTried;
import org.bihuan.shared.Viewer;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** Writes what was done in the transaction that does it, and what was refused in one of its own. */
@Component
public class AuditTrail {

    private static final int LONGEST = 200;

    private final AuditRepository repository;
    private final Clock clock;

    AuditTrail(AuditRepository repository, Clock clock) {
        this.repository = repository;
        this.clock = clock;
    }

    /** A request that was answered with a refusal or a failure. */
    public record Refusal(
            Viewer viewer,
            String act,
            Outcome outcome,
            @Nullable UUID objectId,
            String code,
            String address,
            Map<String, Object> facts) {}

    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    void on(Acted acted) {
        repository.insert(acted.viewer().zone(), List.of(done(acted)));
    }

    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    void on(ActedTogether together) {
        together.acts().stream()
                .collect(Collectors.groupingBy(
                        acted -> acted.viewer().zone(), Collectors.mapping(this::done, Collectors.toList())))
                .forEach(repository::insert);
    }

    private AuditRecord done(Acted acted) {
        var viewer = acted.viewer();
        return new AuditRecord(
                Ids.next(),
                clock.instant(),
                viewer.isAutomatic() ? null : viewer.account().value(),
                cut(viewer.name()),
                cut(acted.act()),
                Outcome.DONE,
                cut(acted.objectKind()),
                acted.objectId(),
                null,
                address(),
                facts(acted));
    }

    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    void on(LogInTried tried) {
        boolean loggedOut = tried.outcome().equals("LOGGED_OUT");
        boolean done = loggedOut || tried.outcome().equals("SUCCEEDED");
        repository.insert(
                tried.zone(),
                List.of(new AuditRecord(
                        Ids.next(),
                        clock.instant(),
                        tried.account().value(),
                        cut(tried.login()),
                        loggedOut ? "session.log-out" : "session.log-in",
                        done ? Outcome.DONE : Outcome.REFUSED,
                        null,
                        null,
                        done ? null : "ACCESS-LOG-IN-" + tried.outcome().replace('_', '-'),
                        cut(tried.address()),
                        Map.of())));
    }

    /** The zone of the viewer must be bound. */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public void refused(Refusal refusal) {
        repository.insert(
                refusal.viewer().zone(),
                List.of(new AuditRecord(
                        Ids.next(),
                        clock.instant(),
                        refusal.viewer().account().value(),
                        cut(refusal.viewer().name()),
                        cut(refusal.act()),
                        refusal.outcome(),
                        null,
                        refusal.objectId(),
                        cut(refusal.code()),
                        cut(refusal.address()),
                        refusal.facts())));
    }

    /** Whoever stood in for somebody is named, and so is that somebody. */
    private static Map<String, Object> facts(Acted acted) {
        var acting = acted.viewer().acting();
        if (acting == null) {
            return acted.facts();
        }
        var facts = new LinkedHashMap<>(acted.facts());
        facts.put("onBehalfOf", acting.principal().toString());
        facts.put("delegation", acting.delegation().toString());
        return facts;
    }

    private static String address() {
        return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes request
                ? cut(request.getRequest().getRemoteAddr())
                : "";
    }

    private static String cut(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST);
    }
}

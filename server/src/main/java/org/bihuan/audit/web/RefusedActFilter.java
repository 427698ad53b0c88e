package org.bihuan.audit.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.bihuan.audit.AuditTrail;
import org.bihuan.audit.Outcome;
import org.bihuan.shared.CurrentZone;
import org.bihuan.shared.Problem;
import org.bihuan.shared.Refused;
import org.bihuan.shared.Viewer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerMapping;

/**
 * Records what a logged-in person tried in vain: every writing request that was not done, and every reading one that
 * was forbidden. Stands around the security filters, so that their refusals count too.
 */
@Component
@Order(RefusedActFilter.BEFORE_SECURITY)
class RefusedActFilter extends OncePerRequestFilter {

    static final int BEFORE_SECURITY = -110;
    private static final Logger log = LoggerFactory.getLogger(RefusedActFilter.class);
    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");
    private static final int LONGEST_PATH = 300;

    private final AuditTrail trail;

    RefusedActFilter(AuditTrail trail) {
        this.trail = trail;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !request.getRequestURI().startsWith(request.getContextPath() + "/api/");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            chain.doFilter(request, response);
        } catch (ServletException | IOException | RuntimeException failure) {
            record(request, 500);
            throw failure;
        }
        int status = response.getStatus();
        boolean reading = READING.contains(request.getMethod());
        if (reading ? status == 403 : status >= 400) {
            record(request, status);
        }
    }

    /** One refused part of a request whose other parts were done. */
    @EventListener
    void on(Refused part) {
        if (RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes edge) {
            record(edge.getRequest(), part.viewer(), part.status(), part.objectId(), part.code());
        }
    }

    private void record(HttpServletRequest request, int status) {
        if (request.getAttribute(Viewer.class.getName()) instanceof Viewer viewer) {
            var known = request.getAttribute(Problem.class.getName());
            record(request, viewer, status, object(request), known instanceof String code ? code : "HTTP-" + status);
        }
    }

    private void record(HttpServletRequest request, Viewer viewer, int status, @Nullable UUID object, String code) {
        var refusal = new AuditTrail.Refusal(
                viewer,
                act(request),
                status >= 500 ? Outcome.FAILED : Outcome.REFUSED,
                object,
                code,
                request.getRemoteAddr(),
                Map.of("status", status, "path", path(request)));
        try {
            CurrentZone.run(viewer.zone(), () -> trail.refused(refusal));
        } catch (RuntimeException failure) {
            // The refusal stands and has been answered; that its trace is missing must be seen by the operator.
            log.error("refused act not recorded: {}", refusal.act(), failure);
        }
    }

    private static String act(HttpServletRequest request) {
        var pattern = request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
        return request.getMethod() + " " + (pattern == null ? "/api" : pattern);
    }

    private static @Nullable UUID object(HttpServletRequest request) {
        if (!(request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE) instanceof Map<?, ?> variables)
                || !(variables.get("id") instanceof String id)) {
            return null;
        }
        try {
            return UUID.fromString(id);
        } catch (IllegalArgumentException noId) {
            return null;
        }
    }

    /** Without the query, which may hold what somebody searched for. */
    private static String path(HttpServletRequest request) {
        var path = request.getRequestURI();
        return path.length() <= LONGEST_PATH ? path : path.substring(0, LONGEST_PATH);
    }
}

package org.bihuan.access.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.UUID;
import org.bihuan.access.KnownViewers;
import org.bihuan.access.SessionAccount;
import org.bihuan.shared.CurrentZone;
import org.bihuan.shared.Viewer;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Resolves the viewer of an authenticated request and binds its zone for everything inside. A disabled account loses
 * its session at the next request.
 */
final class ViewerFilter extends OncePerRequestFilter {

    /** The request attribute that holds the viewer, also for those who only look at requests from outside. */
    static final String VIEWER = Viewer.class.getName();

    /** Names the delegation under which a deputy acts for an absent person. */
    private static final String ACTING_FOR = "Acting-For";

    private final KnownViewers viewers;

    ViewerFilter(KnownViewers viewers) {
        this.viewers = viewers;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        if (authentication == null
                || !(authentication.getPrincipal() instanceof SessionAccount session)
                || !request.getRequestURI().startsWith(request.getContextPath() + "/api/")) {
            chain.doFilter(request, response);
            return;
        }
        try {
            CurrentZone.call(session.zone(), () -> {
                var present = viewers.present(session.zone(), session.account());
                present.ifPresentOrElse(found -> request.setAttribute(VIEWER, found.viewer()), () -> forget(request));
                if (present.isPresent() && present.get().mustChangePassword() && !isAboutTheSession(request)) {
                    SecurityConfiguration.write(
                            request, response, 403, "ACCESS-MUST-CHANGE-PASSWORD", "请先修改密码：初始密码或超过 90 天的密码不能继续使用。");
                    return false;
                }
                if (present.isPresent() && present.get().mustSetUpSecondFactor() && !isAboutTheSession(request)) {
                    SecurityConfiguration.write(
                            request,
                            response,
                            403,
                            "ACCESS-MUST-SET-UP-SECOND-FACTOR",
                            "您的角色要求双因素认证，请先在“通知与安全”中设置动态口令。");
                    return false;
                }
                if (present.isPresent()
                        && !takesTheOthersPlace(request, present.get().viewer())) {
                    SecurityConfiguration.write(request, response, 403, "ACCESS-DELEGATION-OVER", "委托已结束或已收回，请切回本人身份。");
                    return false;
                }
                chain.doFilter(request, response);
                return true;
            });
        } catch (ServletException | IOException | RuntimeException failure) {
            throw failure;
        } catch (Exception failure) {
            throw new ServletException(failure);
        }
    }

    /** False when the delegation named does not hold. */
    private boolean takesTheOthersPlace(HttpServletRequest request, Viewer viewer) {
        var named = request.getHeader(ACTING_FOR);
        if (named == null) {
            return true;
        }
        var acting = id(named).flatMap(delegation -> viewers.acting(viewer, delegation));
        acting.ifPresent(found -> request.setAttribute(VIEWER, found));
        return acting.isPresent();
    }

    private static Optional<UUID> id(String text) {
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException notAnId) {
            return Optional.empty();
        }
    }

    private static boolean isAboutTheSession(HttpServletRequest request) {
        return request.getRequestURI().startsWith(request.getContextPath() + "/api/session");
    }

    private static void forget(HttpServletRequest request) {
        SecurityContextHolder.clearContext();
        var session = request.getSession(false);
        if (session != null) {
            session.invalidate();
        }
    }
}

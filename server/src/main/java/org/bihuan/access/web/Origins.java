package org.bihuan.access.web;

import jakarta.servlet.http.HttpServletRequest;
import org.bihuan.access.LogIns;

/** Where a request comes from, for the log-in log. */
final class Origins {

    private Origins() {}

    static LogIns.Origin of(HttpServletRequest request) {
        var agent = request.getHeader("User-Agent");
        return new LogIns.Origin(request.getRemoteAddr(), agent == null ? "" : agent);
    }
}

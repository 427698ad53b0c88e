package org.bihuan.shared;

import java.util.List;
import java.util.Map;

/**
 * Something a user can cause and can mend. Carries a stable code ({@code MATTER-ALREADY-CLOSED}), an HTTP status, a
 * Chinese sentence saying what to do, and where it fits the fields it belongs to. Becomes an RFC 9457 body at the edge.
 */
public final class Problem extends RuntimeException {

    /** One field of the request that is wrong, by its JSON path. */
    public record FieldError(String field, String code, String detail) {}

    private final int status;
    private final String code;
    private final String detail;
    private final List<FieldError> errors;
    private final Map<String, Object> facts;

    private Problem(int status, String code, String detail, List<FieldError> errors, Map<String, Object> facts) {
        super(code + ": " + detail);
        this.status = status;
        this.code = code;
        this.detail = detail;
        this.errors = List.copyOf(errors);
        this.facts = Map.copyOf(facts);
    }

    /** 400: the request as written makes no sense. */
    public static Problem invalid(String code, String detail) {
        return new Problem(400, code, detail, List.of(), Map.of());
    }

    /** 422: well formed, but some fields are wrong. */
    public static Problem fields(String code, String detail, List<FieldError> errors) {
        return new Problem(422, code, detail, errors, Map.of());
    }

    /** 422 for a single field. */
    public static Problem field(String field, String code, String detail) {
        return fields(code, detail, List.of(new FieldError(field, code, detail)));
    }

    /** 401: not logged in, or the credentials are wrong. */
    public static Problem unauthenticated(String code, String detail) {
        return new Problem(401, code, detail, List.of(), Map.of());
    }

    /** 403: logged in, not allowed. */
    public static Problem refused(String code, String detail) {
        return new Problem(403, code, detail, List.of(), Map.of());
    }

    /** 404: not there, or not visible to this viewer; the two are not told apart. */
    public static Problem missing(String code, String detail) {
        return new Problem(404, code, detail, List.of(), Map.of());
    }

    /** 409: the state does not allow it, or somebody was faster. */
    public static Problem conflict(String code, String detail) {
        return new Problem(409, code, detail, List.of(), Map.of());
    }

    /** 413: larger than allowed. */
    public static Problem tooLarge(String code, String detail) {
        return new Problem(413, code, detail, List.of(), Map.of());
    }

    /** 429: too often. */
    public static Problem tooOften(String code, String detail) {
        return new Problem(429, code, detail, List.of(), Map.of());
    }

    /** The same problem with a further member in its body, such as {@code current} of a stale write. */
    public Problem with(String name, Object value) {
        var more = new java.util.LinkedHashMap<>(facts);
        more.put(name, value);
        return new Problem(status, code, detail, errors, more);
    }

    public int status() {
        return status;
    }

    public String code() {
        return code;
    }

    public String detail() {
        return detail;
    }

    public List<FieldError> errors() {
        return errors;
    }

    public Map<String, Object> facts() {
        return facts;
    }
}

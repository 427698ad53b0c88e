package org.bihuan.platform.web;

import java.util.List;
import java.util.stream.Collectors;
import org.bihuan.shared.Problem;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.validation.FieldError;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;
import tools.jackson.databind.DatabindException;

/** Turns every failure into one shape: an RFC 9457 problem with a stable {@code code}. */
@RestControllerAdvice
class ProblemAdvice extends ResponseEntityExceptionHandler {

    private static final Logger log = LoggerFactory.getLogger(ProblemAdvice.class);

    @ExceptionHandler
    ResponseEntity<ProblemDetail> on(Problem problem) {
        var body = body(problem.status(), problem.code(), problem.detail());
        if (!problem.errors().isEmpty()) {
            body.setProperty("errors", problem.errors());
        }
        problem.facts().forEach(body::setProperty);
        return ResponseEntity.status(problem.status()).body(body);
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> on(Exception failure) {
        var known = DatabaseProblems.thrownWithin(failure);
        if (known.isPresent()) {
            log.info("refused: {}", known.get().code());
            return on(known.get());
        }
        log.error("request failed", failure);
        return ResponseEntity.internalServerError()
                .body(body(500, "SERVER-FAILED", "系统出错，您填写的内容没有丢失。请稍后重试；仍不行请把时间告诉系统管理员。"));
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleMethodArgumentNotValid(
            MethodArgumentNotValidException failure, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        var body = body(422, "REQUEST-FIELDS-WRONG", "有字段填写不正确，请按提示修改。");
        body.setProperty(
                "errors",
                failure.getBindingResult().getFieldErrors().stream()
                        .map(ProblemAdvice::fieldError)
                        .toList());
        return ResponseEntity.unprocessableContent().body(body);
    }

    /** A body that cannot be read is blamed on the member that could not. */
    @Override
    protected @Nullable ResponseEntity<Object> handleHttpMessageNotReadable(
            HttpMessageNotReadableException failure, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        if (!(failure.getCause() instanceof DatabindException unreadable)
                || unreadable.getPath().isEmpty()) {
            return super.handleHttpMessageNotReadable(failure, headers, status, request);
        }
        var body = body(422, "REQUEST-FIELDS-WRONG", "有字段填写不正确，请按提示修改。");
        body.setProperty(
                "errors", List.of(new Problem.FieldError(path(unreadable), "FIELD-unreadable", "填写的内容无法识别，请检查格式和取值。")));
        return ResponseEntity.unprocessableContent().body(body);
    }

    private static String path(DatabindException unreadable) {
        return unreadable.getPath().stream()
                .map(step ->
                        step.getPropertyName() == null ? "[" + step.getIndex() + "]" : "." + step.getPropertyName())
                .collect(Collectors.joining())
                .replaceFirst("^\\.", "");
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleExceptionInternal(
            Exception failure, @Nullable Object body, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        return ResponseEntity.status(status)
                .headers(headers)
                .body(body(status.value(), "REQUEST-" + name(status), "请求有误，请刷新页面后重试。"));
    }

    private static String name(HttpStatusCode status) {
        var known = HttpStatus.resolve(status.value());
        return known == null ? String.valueOf(status.value()) : known.name().replace('_', '-');
    }

    private static Problem.FieldError fieldError(FieldError error) {
        var message = error.getDefaultMessage();
        return new Problem.FieldError(
                error.getField(), "FIELD-" + error.getCode(), message == null ? "填写不正确" : message);
    }

    private static ProblemDetail body(int status, String code, String detail) {
        var body = ProblemDetail.forStatusAndDetail(HttpStatusCode.valueOf(status), detail);
        body.setProperty("code", code);
        remember(code);
        return body;
    }

    /** Leaves the code with the request, under the name of {@link Problem}, for whoever records refusals. */
    private static void remember(String code) {
        var request = RequestContextHolder.getRequestAttributes();
        if (request != null) {
            request.setAttribute(Problem.class.getName(), code, RequestAttributes.SCOPE_REQUEST);
        }
    }
}

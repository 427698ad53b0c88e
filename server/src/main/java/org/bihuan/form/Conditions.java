package org.bihuan.form;

import dev.cel.common.CelIssue;
import dev.cel.common.CelOptions;
import dev.cel.common.CelValidationException;
import dev.cel.common.types.CelType;
import dev.cel.common.types.ListType;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelFunctionBinding;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import dev.cel.runtime.CelStandardFunctions;
import dev.cel.runtime.CelStandardFunctions.StandardFunction.Overload.Arithmetic;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * CEL, bounded: {@value #LONGEST} characters, no macros and so no loops, regular expressions of RE2 alone. What is left
 * takes time in proportion to the length of the expression and of the answers.
 */
final class Conditions {

    static final int LONGEST = 500;

    private static final int DEEPEST = 24;
    private static final CelOptions OPTIONS = CelOptions.current()
            .maxExpressionCodePointSize(LONGEST)
            .maxParseRecursionDepth(DEEPEST)
            .maxParseErrorRecoveryLimit(1)
            .maxRegexProgramSize(500)
            .enableComprehension(false)
            .enableHeterogeneousNumericComparisons(true)
            .build();

    /** A division of fractions by zero: infinite for CEL, not to be told here, as one of whole numbers is. */
    private static final String DIVIDE_DOUBLE = "divide_double";

    private static final CelRuntime RUNTIME = CelRuntimeFactory.standardCelRuntimeBuilder()
            .setOptions(OPTIONS)
            .setStandardEnvironmentEnabled(false)
            .setStandardFunctions(CelStandardFunctions.newBuilder()
                    .filterFunctions((function, overload) -> overload != Arithmetic.DIVIDE_DOUBLE)
                    .build())
            .addFunctionBindings(
                    CelFunctionBinding.from(DIVIDE_DOUBLE, Double.class, Double.class, Conditions::divided))
            .build();

    private static final Pattern UNDECLARED = Pattern.compile("undeclared reference to '([^']*)'.*");
    private static final Pattern NO_OVERLOAD =
            Pattern.compile("found no matching overload for '([^']*)' applied to '([^']*)'.*", Pattern.DOTALL);
    private static final Pattern NOT_BOOL = Pattern.compile("expected type 'bool' but found '([^']*)'.*");

    private final CelCompiler compiler;

    Conditions(List<FieldDefinition> fields) {
        var builder = CelCompilerFactory.standardCelCompilerBuilder()
                .setOptions(OPTIONS)
                .setResultType(SimpleType.BOOL)
                .addVar("given", ListType.create(SimpleType.STRING))
                .addVar("today", SimpleType.STRING);
        fields.forEach(field -> builder.addVar(field.key(), type(field.kind())));
        this.compiler = builder.build();
    }

    private static Object divided(Double dividend, Double divisor) throws CelEvaluationException {
        if (divisor == 0) {
            throw new CelEvaluationException("division by zero");
        }
        return dividend / divisor;
    }

    private static CelType type(FieldKind kind) {
        return switch (kind) {
            case NUMBER, MONEY, PHOTOS, TABLE -> SimpleType.DOUBLE;
            case MULTI_CHOICE -> ListType.create(SimpleType.STRING);
            case YES_NO -> SimpleType.BOOL;
            case TEXT, LONG_TEXT, DATE, CHOICE, PERSON, UNIT, PHONE, CREDIT_CODE, SIGNATURE, PLACE, SUBJECT, CHECK ->
                SimpleType.STRING;
        };
    }

    /** What is wrong with an expression and where in it. */
    Optional<String> wrong(String expression) {
        try {
            compile(expression);
            return Optional.empty();
        } catch (CelValidationException invalid) {
            return Optional.of(text(invalid.getErrors().getFirst()));
        } catch (CelEvaluationException invalid) {
            return Optional.of("条件不能求值，请改写。");
        }
    }

    private CelRuntime.Program compile(String expression) throws CelValidationException, CelEvaluationException {
        return RUNTIME.createProgram(compiler.compile(expression).getAst());
    }

    private static String text(CelIssue issue) {
        var at = issue.getSourceLocation();
        var place = at.getColumn() < 0 ? "" : "第 " + at.getLine() + " 行第 " + (at.getColumn() + 1) + " 个字符：";
        return place + chinese(issue.getMessage());
    }

    private static String chinese(String message) {
        var undeclared = UNDECLARED.matcher(message);
        if (undeclared.matches()) {
            return "没有名为“" + undeclared.group(1) + "”的字段或函数。";
        }
        var overload = NO_OVERLOAD.matcher(message);
        if (overload.matches()) {
            return "“" + overload.group(1) + "”不能用于 " + overload.group(2) + " 类型。";
        }
        var type = NOT_BOOL.matcher(message);
        if (type.matches()) {
            return "条件的结果须为是或否，现在是 " + type.group(1) + "。";
        }
        return message.contains("size exceeds") ? "条件过长，最多 " + LONGEST + " 个字符。" : "写法不正确（" + message + "）。";
    }

    /** A condition ready to be asked. Blank: none. */
    @Nullable
    Condition condition(@Nullable String expression) {
        if (expression == null || expression.isBlank()) {
            return null;
        }
        try {
            return new Condition(compile(expression));
        } catch (CelValidationException | CelEvaluationException invalid) {
            throw new IllegalStateException("published with a condition that does not compile", invalid);
        }
    }

    /** Holds, does not hold, or cannot be told (a division by zero): then {@code otherwise}. */
    record Condition(CelRuntime.Program program) {

        boolean holds(Map<String, Object> values, boolean otherwise) {
            try {
                return program.eval(values) instanceof Boolean holds ? holds : otherwise;
            } catch (CelEvaluationException cannotBeTold) {
                return otherwise;
            }
        }
    }
}

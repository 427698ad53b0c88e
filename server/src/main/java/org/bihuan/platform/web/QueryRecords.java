package org.bihuan.platform.web;

import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.core.convert.ConversionException;
import org.springframework.core.convert.ConversionService;
import org.springframework.core.convert.TypeDescriptor;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.mvc.method.annotation.ServletModelAttributeMethodProcessor;

/**
 * Reads a filter record from the query of a request. What is read well takes no binder, which parses every annotation
 * of the record anew for each request (a sixth of the time of a page); what is not, the framework's own way refuses.
 */
class QueryRecords implements HandlerMethodArgumentResolver {

    private static final TypeDescriptor ONE = TypeDescriptor.valueOf(String.class);
    private static final TypeDescriptor MANY = TypeDescriptor.valueOf(String[].class);

    private record Member(String name, TypeDescriptor type) {}

    private record Shape(Constructor<?> constructor, List<Member> members) {}

    private final HandlerMethodArgumentResolver usual = new ServletModelAttributeMethodProcessor(false);
    private final ConversionService conversions;
    private final Map<Class<?>, Shape> shapes = new ConcurrentHashMap<>();

    QueryRecords(ConversionService conversions) {
        this.conversions = conversions;
    }

    /** Records without primitives and without rules of validation; all others go the framework's way. */
    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        var type = parameter.getParameterType();
        return parameter.hasParameterAnnotation(ModelAttribute.class)
                && parameter.getParameterAnnotations().length == 1
                && type.isRecord()
                && shape(type).members().stream().allMatch(member -> isPlain(member.type()));
    }

    private boolean isPlain(TypeDescriptor type) {
        return !type.isPrimitive() && conversions.canConvert(ONE, type) && conversions.canConvert(MANY, type);
    }

    @Override
    public @Nullable Object resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binders)
            throws Exception {
        try {
            return read(shape(parameter.getParameterType()), request);
        } catch (ConversionException | ReflectiveOperationException refused) {
            // Asked again where the refusal has its form.
            return usual.resolveArgument(parameter, container, request, binders);
        }
    }

    private Object read(Shape shape, NativeWebRequest request) throws ReflectiveOperationException {
        var members = shape.members();
        var values = new @Nullable Object[members.size()];
        for (int at = 0; at < values.length; at++) {
            var member = members.get(at);
            values[at] = value(request.getParameterValues(member.name()), member.type());
        }
        return shape.constructor().newInstance(values);
    }

    private @Nullable Object value(String @Nullable [] given, TypeDescriptor type) {
        if (given == null || given.length == 0) {
            return null;
        }
        return given.length == 1 ? conversions.convert(given[0], ONE, type) : conversions.convert(given, MANY, type);
    }

    private Shape shape(Class<?> type) {
        return shapes.computeIfAbsent(type, QueryRecords::shapeOf);
    }

    private static Shape shapeOf(Class<?> type) {
        var components = type.getRecordComponents();
        try {
            var constructor = type.getDeclaredConstructor(
                    Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
            constructor.setAccessible(true);
            return new Shape(
                    constructor,
                    IntStream.range(0, components.length)
                            .mapToObj(at -> new Member(
                                    components[at].getName(),
                                    new TypeDescriptor(MethodParameter.forExecutable(constructor, at))))
                            .toList());
        } catch (NoSuchMethodException impossible) {
            throw new IllegalStateException("a record without its canonical constructor", impossible);
        }
    }
}

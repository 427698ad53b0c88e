package org.bihuan.platform.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.stream.Stream;
import org.bihuan.shared.Problem;
import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.jdk.StringDeserializer;
import tools.jackson.databind.deser.std.StdScalarDeserializer;
import tools.jackson.databind.module.SimpleModule;

/**
 * Texts from outside hold no NUL and no half of a surrogate pair: no keyboard makes them, and the database stores
 * neither. In a body the field is blamed, in an address the request is refused with {@code REQUEST-CHARACTERS-WRONG}.
 */
@Configuration(proxyBeanMethods = false)
class WordsWithoutHoles implements WebMvcConfigurer {

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(new Parameters());
    }

    @Bean
    JsonMapperBuilderCustomizer jsonWordsWithoutHoles() {
        var module = new SimpleModule("words").addDeserializer(String.class, new Words());
        return builder -> builder.addModule(module);
    }

    private static final class Words extends StdScalarDeserializer<String> {

        Words() {
            super(String.class);
        }

        @Override
        public String deserialize(JsonParser parser, DeserializationContext context) {
            var text = StringDeserializer.instance.deserialize(parser, context);
            if (text != null && holed(text)) {
                throw context.weirdStringException("…", String.class, "text without NUL and lone surrogates");
            }
            return text;
        }
    }

    private static final class Parameters implements HandlerInterceptor {

        @Override
        public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
            var query = request.getQueryString();
            if (query != null
                    && request.getParameterMap().values().stream()
                            .flatMap(Stream::of)
                            .anyMatch(WordsWithoutHoles::holed)) {
                throw Problem.invalid("REQUEST-CHARACTERS-WRONG", "网址参数中含有无法识别的字符，请删除后重新输入。");
            }
            return true;
        }
    }

    static boolean holed(String text) {
        return text.chars().anyMatch(each -> each == 0)
                || text.codePoints()
                        .anyMatch(each -> each >= Character.MIN_SURROGATE && each <= Character.MAX_SURROGATE);
    }
}

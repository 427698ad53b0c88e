package org.bihuan.platform.web;

import java.util.ArrayList;
import java.util.Objects;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.webmvc.autoconfigure.WebMvcRegistrations;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.convert.ConversionService;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerAdapter;

/** Lets {@link QueryRecords} read before the framework's own resolvers, which take what it leaves. */
@Configuration(proxyBeanMethods = false)
class QueryRecordsFirst implements WebMvcRegistrations {

    private final ObjectProvider<ConversionService> conversions;

    QueryRecordsFirst(ObjectProvider<ConversionService> conversions) {
        this.conversions = conversions;
    }

    @Override
    public RequestMappingHandlerAdapter getRequestMappingHandlerAdapter() {
        return new RequestMappingHandlerAdapter() {
            @Override
            public void afterPropertiesSet() {
                super.afterPropertiesSet();
                var all = new ArrayList<HandlerMethodArgumentResolver>();
                all.add(new QueryRecords(conversions.getObject()));
                all.addAll(Objects.requireNonNull(getArgumentResolvers()));
                setArgumentResolvers(all);
            }
        };
    }
}

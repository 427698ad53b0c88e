package org.bihuan.platform.web;

import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.ViewControllerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.resource.EncodedResourceResolver;
import org.springframework.web.servlet.resource.PathResourceResolver;

/**
 * Serves the built screens from {@code bihuan.web}. A path that is no file and does not look like one belongs to the
 * router in the browser and gets {@code index.html}; hashed assets are kept for a year, the page never.
 */
@Configuration(proxyBeanMethods = false)
class DeskPages implements WebMvcConfigurer {

    private final String location;

    DeskPages(@Value("${bihuan.web:}") String folder) {
        this.location = folder.isBlank() ? "classpath:/static/" : "file:" + folder + "/";
    }

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        registry.addResourceHandler("/assets/**")
                .addResourceLocations(location + "assets/")
                .setCacheControl(
                        CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable());
        registry.addResourceHandler("/**")
                .addResourceLocations(location)
                .setCacheControl(CacheControl.noCache())
                .resourceChain(true)
                .addResolver(new EncodedResourceResolver())
                .addResolver(new Routes());
    }

    /** The bare address: a resource handler has nothing to say to an empty path. */
    @Override
    public void addViewControllers(ViewControllerRegistry registry) {
        registry.addViewController("/").setViewName("forward:/index.html");
    }

    /** Anything without a dot in its last part, outside the interfaces, is a page of the router. */
    private static final class Routes extends PathResourceResolver {

        @Override
        protected @Nullable Resource getResource(String path, Resource location) throws IOException {
            var found = super.getResource(path, location);
            if (found != null || path.startsWith("api/") || path.startsWith("actuator/")) {
                return found;
            }
            var lastPart = path.substring(path.lastIndexOf('/') + 1);
            return lastPart.contains(".") ? null : super.getResource("index.html", location);
        }
    }
}

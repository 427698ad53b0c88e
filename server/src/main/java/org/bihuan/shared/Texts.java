package org.bihuan.shared;

import java.util.Locale;
import java.util.ResourceBundle;
import org.jspecify.annotations.Nullable;

/**
 * Texts of what leaves the house and so cannot carry codes, such as a file or a mail: {@code <name>.properties} in
 * Chinese, {@code <name>_en.properties} in English. The machine's own language never decides.
 */
public final class Texts {

    private static final ResourceBundle.Control EXACT =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    private Texts() {}

    /** @param language {@code en}; Chinese otherwise */
    public static ResourceBundle of(String name, @Nullable String language) {
        return ResourceBundle.getBundle(name, "en".equals(language) ? Locale.ENGLISH : Locale.ROOT, EXACT);
    }
}

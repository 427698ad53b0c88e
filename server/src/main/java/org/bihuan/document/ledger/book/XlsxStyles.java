package org.bihuan.document.ledger.book;

import java.util.HashMap;
import java.util.Map;
import org.apache.poi.ss.usermodel.DateUtil;
import org.jspecify.annotations.Nullable;

/** Which cell styles show a number as a date and which as per cent. */
public final class XlsxStyles {

    private boolean[] dates = new boolean[0];
    private boolean[] percents = new boolean[0];

    public static XlsxStyles read(XlsxParts parts) {
        var styles = new XlsxStyles();
        var entry = parts.part("styles");
        if (entry != null) {
            try (var xml = Xml.open(parts.stream(entry))) {
                styles.read(xml);
            }
        }
        return styles;
    }

    public boolean date(int style) {
        return style >= 0 && style < dates.length && dates[style];
    }

    boolean percent(int style) {
        return style >= 0 && style < percents.length && percents[style];
    }

    private void read(Xml xml) {
        var formats = new HashMap<Integer, String>();
        while (xml.nextTag()) {
            if (xml.starts("numFmt")) {
                formats.put(xml.number("numFmtId", 0), xml.attribute("formatCode", ""));
            } else if (xml.starts("cellXfs")) {
                readCellFormats(xml, formats);
            }
        }
    }

    private void readCellFormats(Xml xml, Map<Integer, String> formats) {
        int count = 0;
        var dateFlags = new boolean[65_536];
        var percentFlags = new boolean[65_536];
        while (xml.nextTag() && !xml.ends("cellXfs")) {
            if (xml.starts("xf") && count < dateFlags.length) {
                int id = xml.number("numFmtId", 0);
                dateFlags[count] = isDate(id, formats.get(id));
                percentFlags[count] = isPercent(id, formats.get(id));
                count++;
            }
        }
        dates = java.util.Arrays.copyOf(dateFlags, count);
        percents = java.util.Arrays.copyOf(percentFlags, count);
    }

    /** 27–36 and 50–58 are date formats of the Chinese Excel that are not written into the file. */
    static boolean isDate(int id, @Nullable String format) {
        if (format == null) {
            return DateUtil.isInternalDateFormat(id) || (id >= 27 && id <= 36) || (id >= 50 && id <= 58);
        }
        return DateUtil.isADateFormat(id, format);
    }

    static boolean isPercent(int id, @Nullable String format) {
        return format == null ? id == 9 || id == 10 : format.contains("%") && !isDate(id, format);
    }
}

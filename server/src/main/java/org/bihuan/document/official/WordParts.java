package org.bihuan.document.official;

/** The fixed parts of a Word file of ours, and the section with page, margins and grid. */
final class WordParts {

    static final String XML = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>";

    private static final String TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.";
    private static final String RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";

    static final String CONTENT_TYPES = XML
            + "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
            + "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
            + "<Default Extension=\"xml\" ContentType=\"application/xml\"/>"
            + override("document", "document.main") + override("styles", "styles") + override("settings", "settings")
            + override("footer1", "footer") + override("footer2", "footer") + "</Types>";

    static final String PACKAGE_RELATIONS = XML + relations(relation(1, "officeDocument", "word/document.xml"));

    static final String DOCUMENT_RELATIONS = XML
            + relations(relation(1, "styles", "styles.xml")
                    + relation(2, "settings", "settings.xml")
                    + relation(3, "footer", "footer1.xml")
                    + relation(4, "footer", "footer2.xml"));

    static final String STYLES = XML + "<w:styles " + WordXml.NAMESPACES + "><w:docDefaults><w:rPrDefault>"
            + WordXml.Look.BODY
                    .properties()
                    .replace("</w:rPr>", "<w:lang w:val=\"en-US\" w:eastAsia=\"zh-CN\"/></w:rPr>")
            + "</w:rPrDefault><w:pPrDefault/></w:docDefaults>"
            + "<w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"a\"><w:name w:val=\"Normal\"/><w:qFormat/>"
            + WordXml.Look.BODY.properties() + "</w:style></w:styles>";

    static final String SETTINGS = XML + "<w:settings " + WordXml.NAMESPACES + "><w:evenAndOddHeaders/>"
            + "<w:characterSpacingControl w:val=\"doNotCompress\"/><w:compat><w:spaceForUL/><w:ulTrailSpace/>"
            + "<w:doNotExpandShiftReturn/><w:adjustLineHeightInTable/><w:useFELayout/>"
            + "<w:compatSetting w:name=\"compatibilityMode\" w:uri=\"http://schemas.microsoft.com/office/word\""
            + " w:val=\"15\"/></w:compat></w:settings>";

    static final String SECTION = "<w:sectPr><w:footerReference w:type=\"default\" r:id=\"rId3\"/>"
            + "<w:footerReference w:type=\"even\" r:id=\"rId4\"/><w:pgSz w:w=\"" + Measures.PAGE_WIDTH + "\" w:h=\""
            + Measures.PAGE_HEIGHT + "\"/><w:pgMar w:top=\"" + Measures.TOP + "\" w:right=\"" + Measures.RIGHT
            + "\" w:bottom=\"" + Measures.BOTTOM + "\" w:left=\"" + Measures.LEFT + "\" w:header=\"851\" w:footer=\""
            + Measures.FOOTER + "\" w:gutter=\"0\"/><w:docGrid w:type=\"lines\" w:linePitch=\""
            + Measures.LINE + "\"/></w:sectPr>";

    private WordParts() {}

    /** Odd pages carry the number at the right, even ones at the left. */
    static String footer(boolean odd) {
        return XML + "<w:ftr " + WordXml.NAMESPACES + ">" + WordXml.pageNumber(odd) + "</w:ftr>";
    }

    private static String override(String part, String type) {
        return "<Override PartName=\"/word/" + part + ".xml\" ContentType=\"" + TYPE + type + "+xml\"/>";
    }

    private static String relation(int id, String type, String target) {
        return "<Relationship Id=\"rId" + id + "\" Type=\"" + RELATION + type + "\" Target=\"" + target + "\"/>";
    }

    private static String relations(String content) {
        return "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">" + content
                + "</Relationships>";
    }
}

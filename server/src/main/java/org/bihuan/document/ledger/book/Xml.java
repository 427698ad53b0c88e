package org.bihuan.document.ledger.book;

import java.io.IOException;
import java.io.InputStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/** Pull parsing of the parts of a workbook: no DTD, no external entity, names without their prefix. */
final class Xml implements AutoCloseable {

    private static final XMLInputFactory FACTORY = factory();

    private final XMLStreamReader reader;
    private final InputStream in;

    private Xml(XMLStreamReader reader, InputStream in) {
        this.reader = reader;
        this.in = in;
    }

    static Xml open(InputStream in) {
        try {
            return new Xml(FACTORY.createXMLStreamReader(in), in);
        } catch (XMLStreamException broken) {
            throw LedgerProblem.broken("XML");
        }
    }

    /** Moves to the next start or end tag; false at the end of the document. */
    boolean nextTag() {
        while (true) {
            int event = next();
            if (event == XMLStreamConstants.START_ELEMENT || event == XMLStreamConstants.END_ELEMENT) {
                return true;
            }
            if (event == XMLStreamConstants.END_DOCUMENT) {
                return false;
            }
        }
    }

    boolean starts(String name) {
        return reader.isStartElement() && reader.getLocalName().equals(name);
    }

    boolean ends(String name) {
        return reader.isEndElement() && reader.getLocalName().equals(name);
    }

    boolean starting() {
        return reader.isStartElement();
    }

    String name() {
        return reader.getLocalName();
    }

    /** An attribute by its local name, whatever its namespace. */
    @Nullable
    String attribute(String name) {
        for (int at = 0; at < reader.getAttributeCount(); at++) {
            if (reader.getAttributeLocalName(at).equals(name)) {
                return reader.getAttributeValue(at);
            }
        }
        return null;
    }

    String attribute(String name, String otherwise) {
        var value = attribute(name);
        return value == null ? otherwise : value;
    }

    boolean flag(String name) {
        var value = attribute(name, "0");
        return value.equals("1") || value.equals("true");
    }

    int number(String name, int otherwise) {
        var value = attribute(name);
        if (value == null) {
            return otherwise;
        }
        try {
            return Integer.parseInt(value.strip());
        } catch (NumberFormatException notANumber) {
            throw LedgerProblem.broken(name + "=" + (value.length() > 20 ? value.substring(0, 20) : value));
        }
    }

    /** The text inside the current element, up to its end tag. */
    String text() {
        var text = new StringBuilder();
        int depth = 1;
        while (depth > 0) {
            int event = next();
            switch (event) {
                case XMLStreamConstants.START_ELEMENT -> depth++;
                case XMLStreamConstants.END_ELEMENT -> depth--;
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE ->
                    text.append(reader.getTextCharacters(), reader.getTextStart(), reader.getTextLength());
                case XMLStreamConstants.END_DOCUMENT -> depth = 0;
                default -> {}
            }
        }
        return text.toString();
    }

    /** The text of a string item: its runs put together, phonetic hints left out. */
    String richText(String element) {
        var text = new StringBuilder();
        boolean phonetic = false;
        while (nextTag() && !ends(element)) {
            if (name().equals("rPh")) {
                phonetic = starting();
            } else if (starts("t") && !phonetic) {
                text.append(text());
            }
        }
        return text.toString();
    }

    private int next() {
        try {
            return reader.hasNext() ? reader.next() : XMLStreamConstants.END_DOCUMENT;
        } catch (XMLStreamException broken) {
            throw LedgerProblem.broken("XML");
        }
    }

    @Override
    public void close() {
        try {
            reader.close();
            in.close();
        } catch (XMLStreamException | IOException unclosed) {
            throw LedgerProblem.broken("XML");
        }
    }

    private static XMLInputFactory factory() {
        var factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, false);
        // Without a DTD no entity can grow; the JDK counts every &amp; of a big ledger against these limits.
        for (var limit : new String[] {"totalEntitySizeLimit", "maxGeneralEntitySizeLimit", "entityExpansionLimit"}) {
            factory.setProperty("jdk.xml." + limit, "0");
        }
        return factory;
    }
}

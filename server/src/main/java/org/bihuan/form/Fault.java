package org.bihuan.form;

/**
 * Something wrong in a definition.
 *
 * @param path where, as in the JSON: {@code fields[2].check}
 * @param code stable, {@code FORM-CONDITION-WRONG}
 * @param detail what to do, in Chinese
 */
public record Fault(String path, String code, String detail) {

    /** The same fault seen from further out. */
    public Fault under(String outer) {
        return new Fault(outer + path, code, detail);
    }
}

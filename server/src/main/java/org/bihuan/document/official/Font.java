package org.bihuan.document.official;

/** The faces of official papers, by name: they are not free and are not shipped; the reader's machine has them. */
enum Font {
    SONG_TITLE("方正小标宋简体"),
    FANGSONG("仿宋_GB2312"),
    HEI("黑体"),
    KAI("楷体_GB2312"),
    SONG("宋体");

    private final String face;

    Font(String face) {
        this.face = face;
    }

    String face() {
        return face;
    }
}

package org.bihuan.document.official;

/**
 * GB/T 9704-2012 in twips (1/1440 inch): A4, margins 37/26/35/28 mm, a text block of 156 × 225 mm with 22 lines of 28
 * characters. 28 characters of 16 pt are 158 mm wide, two more than the block: the characters
 * have to stand closer than their size, which {@link #TIGHTER} does.
 */
final class Measures {

    static final int PAGE_WIDTH = 11906;
    static final int PAGE_HEIGHT = 16838;
    static final int TOP = mm(37);
    static final int LEFT = mm(28);
    static final int RIGHT = mm(26);
    static final int BOTTOM = mm(35);
    static final int BLOCK_WIDTH = PAGE_WIDTH - LEFT - RIGHT;
    static final int BLOCK_HEIGHT = PAGE_HEIGHT - TOP - BOTTOM;

    static final int LINES = 22;
    static final int CHARS = 28;
    /** A line of the grid: 225 mm in 22 parts. */
    static final int LINE = BLOCK_HEIGHT / LINES;

    /** 三号: body. */
    static final int BODY_POINTS = 16;
    /** 二号: title. */
    static final int TITLE_POINTS = 22;
    /** 四号: tables, colophon, page number. */
    static final int SMALL_POINTS = 14;

    /**
     * What is taken from each character of the body, in twips: 28 × 15.75 pt = 441 pt fit the 442.25 pt of the block, 29 do
     * not. Set as spacing of the type, which every word processor follows alike; a character grid is read differently by
     * Word and LibreOffice.
     */
    static final int TIGHTER = 5;

    /** The width of one character on the grid, for indents. */
    static final int CHAR = BLOCK_WIDTH / CHARS;

    /** From the upper edge of the text block to the issuing name. */
    static final int LETTERHEAD_BELOW_TOP = mm(35);
    /** The page number stands 7 mm below the text block: what is left below its own line. */
    static final int FOOTER = BOTTOM - mm(7) - 340;

    private Measures() {}

    static int mm(double millimetres) {
        return (int) Math.round(millimetres * 1440 / 25.4);
    }
}

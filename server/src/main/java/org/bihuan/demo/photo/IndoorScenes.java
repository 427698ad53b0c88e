package org.bihuan.demo.photo;

/** Scenes within buildings: workshops, corridors, rooms. */
final class IndoorScenes {

    private static final int RED = 0xC62828;
    private static final int GREEN = 0x2E8B57;

    private IndoorScenes() {}

    private static void room(Brush b) {
        int[] walls = {0xD8D4C8, 0xC9D2D6, 0xDCD6C0, 0xCFCFCF};
        int wall = walls[b.between(0, walls.length - 1)];
        b.shade(wall, wall - 0x141414, -100, -100, 1480, 800);
        b.fill(0x8FA39A, -100, 480, 1480, 220);
        b.shade(0x8A8780, 0x63615C, -100, 690, 1480, 400);
        b.fill(0x55534F, -100, 684, 1480, 10);
    }

    static void extinguisher(Brush b, boolean after) {
        room(b);
        b.fill(0xB23A35, 380, 560, 520, 26);
        int count = after ? 2 : b.between(1, 2);
        for (int i = 0; i < count; i++) {
            int x = 450 + i * 230;
            b.body(after ? RED : 0x9E3B34, x, 300, 150, 400, 70);
            b.body(0x30302E, x + 50, 240, 50, 70, 16);
            b.line(0x222220, 16, x + 90, 250, x + 190, 330, x + 185, 520);
            b.fill(0xE8E3D2, x + 20, 420, 110, 140);
            for (int row = 0; row < 5; row++) {
                b.fill(0x9A9486, x + 32, 436 + row * 22, b.between(50, 86), 8);
            }
            b.disc(0xF4F2EA, x + 75, 262, 34);
            b.ring(after ? GREEN : RED, x + 75, 262, 24, 10);
            b.line(0x111111, 5, x + 75, 262, after ? x + 84 : x + 52, after ? 240 : 272);
            if (after) {
                b.fill(0xFFFFFF, x + 128, 300, 60, 84);
                b.fill(GREEN, x + 128, 300, 60, 20);
            } else {
                b.glow(0x66C8B48A, x + 70, 480, 150);
            }
        }
        if (!after) {
            carton(b, 860, 520, 260);
            carton(b, 180, 600, 210);
        }
    }

    private static void carton(Brush b, int x, int y, int size) {
        b.body(0xB08A57, x, y, size, size, 6);
        b.fill(0xC9A876, x, y + size / 2 - 12, size, 24);
        b.line(0x7E6238, 3, x, y, x + size, y, x + size, y + size, x, y + size, x, y);
    }

    static void passage(Brush b, boolean after) {
        b.fill(0xBDBBB2, -100, -100, 1480, 1200);
        b.shape(0xE3E0D5, -100, -100, 480, 330, 800, 330, 1380, -100);
        b.shape(0xA9A79E, -100, 1100, 480, 600, 800, 600, 1380, 1100);
        b.shape(0xCFCCC0, -100, -100, 480, 330, 480, 600, -100, 1100);
        b.shape(0xC4C1B5, 1380, -100, 800, 330, 800, 600, 1380, 1100);
        b.fill(0x6F7B80, 500, 350, 280, 250);
        b.line(0x3B4346, 6, 640, 350, 640, 600);
        b.fill(after ? 0x3CB371 : 0x49614F, 560, 290, 160, 44);
        if (after) {
            b.glow(0x8870E0A0, 640, 312, 150);
            b.shape(0xE7C33B, 610, 960, 630, 620, 650, 620, 670, 960);
        } else {
            int boxes = b.between(5, 8);
            for (int i = 0; i < boxes; i++) {
                carton(b, b.between(250, 820), b.between(480, 690), b.between(130, 230));
            }
            b.body(0x2F6DB0, 880, 610, 150, 250, 20);
        }
    }

    static void sprinkler(Brush b, boolean after) {
        b.shade(0xB9BEC2, 0x8E959B, -100, -100, 1480, 1200);
        b.fill(0x7C8388, -100, 120, 1480, 16);
        b.body(RED, -100, 210, 1480, 56, 20);
        for (int x = 180; x < 1200; x += 330) {
            b.body(0xA9853A, x, 266, 40, 60, 8);
            b.line(0xD9B65A, 8, x - 26, 332, x + 66, 332);
            if (after) {
                b.line(0x9CC9E8, 3, x + 20, 340, x - 90, 560, x + 20, 340, x + 20, 600, x + 20, 340, x + 130, 560);
            }
        }
        b.body(RED, 560, 266, 70, 420, 14);
        b.ring(after ? GREEN : 0x7A1E1A, 595, 640, 100, 26);
        b.line(after ? GREEN : 0x7A1E1A, 18, 500, 640, 690, 640);
        b.disc(0xF2F0E8, 760, 560, 78);
        b.ring(0x333333, 760, 560, 78, 8);
        b.line(RED, 8, 760, 560, after ? 806 : 716, after ? 520 : 606);
        b.fill(after ? GREEN : 0xE0A030, 420, 720, 110, 150);
        b.fill(0xFFFFFF, 434, 748, 82, 14);
        b.fill(0xFFFFFF, 434, 778, 60, 14);
    }

    static void cabinet(Brush b, boolean after) {
        room(b);
        b.body(0xB7BCBE, 390, 160, 470, 560, 10);
        if (after) {
            b.body(0xD0D5D7, 400, 170, 450, 540, 6);
            b.shape(0xF2C230, 625, 300, 545, 440, 705, 440);
            b.shape(0x202020, 630, 330, 608, 390, 628, 390, 618, 428, 648, 376, 628, 376);
            b.body(0x707577, 800, 430, 26, 90, 8);
            b.fill(0xF4F4F0, 560, 560, 130, 70);
            return;
        }
        b.fill(0x3A3D40, 410, 180, 430, 520);
        b.shape(0xA3A8AB, 860, 160, 1060, 220, 1060, 800, 860, 720);
        for (int row = 0; row < 3; row++) {
            for (int i = 0; i < 6; i++) {
                b.body(0xE6E6E0, 440 + i * 64, 220 + row * 130, 46, 80, 6);
            }
        }
        int[] colours = {0xC62828, 0x1E5AA8, 0xE0B020, 0x2E8B57, 0x222222};
        for (int i = 0; i < 26; i++) {
            int x = b.between(440, 800);
            b.line(
                    colours[i % 5],
                    6,
                    x,
                    b.between(280, 560),
                    b.between(420, 900),
                    b.between(500, 760),
                    b.between(420, 820),
                    b.between(640, 900));
        }
    }

    static void lamp(Brush b, boolean after) {
        int dark = after ? 0xB8B4A2 : 0x4E4C46;
        b.shade(dark, dark - 0x202020, -100, -100, 1480, 1200);
        b.fill(dark - 0x181818, -100, 760, 1480, 300);
        b.body(0xE9E7DE, 480, 330, 320, 150, 24);
        for (int x : new int[] {500, 780}) {
            b.disc(0xC9C6BA, x, 310, 76);
            b.disc(after ? 0xFFF6D0 : 0x77756C, x, 310, 58);
            if (after) {
                b.glow(0xCCFFF2C0, x, 310, 380);
            } else {
                b.line(0x3A3934, 5, x - 30, 280, x + 22, 340, x + 8, 300);
            }
        }
        b.disc(after ? 0x35C86A : 0x552222, 560, 430, 14);
        b.disc(after ? 0x35C86A : 0x333333, 610, 430, 14);
        b.line(0x2B2B28, 8, 640, 480, 640, after ? 760 : 600, after ? 640 : 700, after ? 760 : 690);
    }

    static void door(Brush b, boolean after) {
        room(b);
        b.fill(0x5B6468, 330, 120, 620, 600);
        b.body(0x9AA6A0, 345, 135, 290, 580, 4);
        b.body(0x94A09A, 645, 135, 290, 580, 4);
        b.fill(0x63777E, 430, 220, 120, 200);
        b.fill(0x63777E, 730, 220, 120, 200);
        b.fill(after ? 0x2FA866 : 0x3D5145, 540, 56, 200, 56);
        if (after) {
            b.glow(0x9970E0A0, 640, 84, 190);
            b.body(0xD23B33, 365, 470, 250, 34, 12);
            b.body(0xD23B33, 665, 470, 250, 34, 12);
            b.shape(0xE7C33B, 330, 720, 950, 720, 1000, 780, 280, 780);
            return;
        }
        for (int i = 0; i < 9; i++) {
            b.ring(0x8C8F90, 540 + i * 25, 500 + (i % 2) * 12 + Math.abs(i - 4) * -6, 18, 8);
        }
        b.body(0xB5892E, 606, 520, 70, 84, 14);
        b.ring(0x9A9A98, 641, 516, 26, 10);
        carton(b, 960, 560, 220);
    }

    static void workshop(Brush b, boolean after) {
        b.shade(0xBFC7CC, 0x98A1A6, -100, -100, 1480, 1200);
        b.shape(after ? 0x6E8F86 : 0x77746C, -400, 1100, 420, 520, 860, 520, 1680, 1100);
        for (int i = -1; i < 8; i++) {
            b.line(0x6B757A, 10, 40 + i * 180, -100, 420 + i * 62, 330);
            b.fill(0xEAF2F5, 110 + i * 165, 60, 70, 26);
        }
        for (int i = 0; i < 4; i++) {
            int size = 130 + i * 60;
            int x = 560 - i * 190;
            b.body(0x4A7C8C, x, 470 + i * 60, size, size, 10);
            b.body(0x38606C, 700 + i * 130, 470 + i * 60, size, size, 10);
            b.disc(after ? GREEN : 0xE0A030, x + 24, 494 + i * 60, 10);
        }
        if (after) {
            b.body(0xC5CBCE, -100, 250, 1480, 70, 30);
            b.line(0xF0D040, 12, 300, 1000, 560, 530, 720, 530, 980, 1000);
        } else {
            for (int i = 0; i < 12; i++) {
                b.glow(0x55C9B68E, b.between(0, 1280), b.between(300, 960), b.between(160, 340));
            }
        }
    }

    static void papers(Brush b, boolean after) {
        b.shade(0x8B5E3C, 0x6E4A2F, -100, -100, 1480, 1200);
        int sheets = after ? 3 : 2;
        for (int i = 0; i < sheets; i++) {
            int x = 180 + i * 290 + b.between(-20, 20);
            int y = 130 + b.between(0, 60);
            b.fill(0x5A3C26, x + 12, y + 14, 400, 560);
            b.fill(0xFBFAF5, x, y, 400, 560);
            b.fill(RED, x + 70, y + 50, 260, 18);
            b.fill(RED, x + 40, y + 92, 320, 4);
            for (int row = 0; row < 14; row++) {
                b.fill(0x8D8D88, x + 44, y + 128 + row * 26, row % 5 == 4 ? b.between(90, 200) : 312, 8);
            }
            if (after && i == sheets - 1) {
                b.ring(0xD04038, x + 280, y + 470, 62, 9);
                b.disc(0xD04038, x + 280, y + 470, 16);
            }
        }
        b.body(0x1F3B70, 960, 720, 300, 26, 12);
        b.disc(0xEDE8DE, 1120, 220, 110);
        b.disc(0x9B6B34, 1120, 220, 82);
    }
}

package org.bihuan.demo.photo;

/** Scenes in the open: yards, roads, building sites. */
final class OutdoorScenes {

    private OutdoorScenes() {}

    private static void sky(Brush b) {
        int[] skies = {0x9FC4E8, 0xC3CED6, 0xB4D2EA, 0xD2D2CC};
        int sky = skies[b.between(0, skies.length - 1)];
        b.shade(sky, 0xE9EEF0, -100, -100, 1480, 800);
    }

    private static void block(Brush b, int x, int top, int floors) {
        b.body(0xC9B79C, x, top, 300, 620 - top, 2);
        for (int floor = 0; floor < floors; floor++) {
            for (int i = 0; i < 4; i++) {
                b.fill(0x5F7886, x + 26 + i * 66, top + 24 + floor * 66, 44, 40);
            }
        }
    }

    static void bicycles(Brush b, boolean after) {
        b.shade(0xD6D2C4, 0xB7B3A6, -100, -100, 1480, 800);
        b.shade(0x8E8B84, 0x6B6963, -100, 640, 1480, 460);
        for (int step = 0; step < 7; step++) {
            b.fill(0xA7A398 - step * 0x060606, 820 + step * 50, 640 - step * 62, 600, 62);
        }
        b.body(0x5F6E74, 130, 200, 230, 450, 4);
        b.fill(after ? 0x2FA866 : 0x44564B, 160, 140, 170, 44);
        if (after) {
            b.glow(0x8870E0A0, 245, 162, 150);
            b.shape(0xE7C33B, 60, 820, 700, 820, 760, 900, 0, 900);
            return;
        }
        int[] colours = {0xC62828, 0x1E5AA8, 0x303030, 0xE8E4DA, 0x2E8B57};
        for (int i = 0; i < 4; i++) {
            bicycle(b, 120 + i * 210 + b.between(-20, 20), 620 + b.between(0, 90), colours[b.between(0, 4)]);
        }
    }

    private static void bicycle(Brush b, int x, int y, int rgb) {
        for (int wheel : new int[] {x, x + 190}) {
            b.ring(0x1D1D1D, wheel, y + 110, 62, 18);
            b.disc(0x8A8A86, wheel, y + 110, 14);
        }
        b.line(rgb, 26, x, y + 110, x + 70, y + 80, x + 150, y + 90, x + 170, y - 40);
        b.body(0x26262A, x - 20, y + 10, 110, 34, 18);
        b.line(0x2A2A2A, 12, x + 140, y - 50, x + 205, y - 40);
        b.body(rgb, x + 158, y - 30, 40, 90, 12);
    }

    static void lane(Brush b, boolean after) {
        sky(b);
        block(b, -60, 140, 6);
        block(b, 980, 100, 7);
        b.shade(0x6E6E6C, 0x4D4D4C, -100, 560, 1480, 560);
        b.shape(0x55554F, 420, 560, 860, 560, 1180, 1060, 100, 1060);
        for (int i = 0; i < 9; i++) {
            int y = 580 + i * 54;
            b.line(0xE6BE2E, 5 + i, 410 - i * 34, y + 40, 560 - i * 10, y, 870 + i * 34, y + 40);
        }
        b.line(0xE6BE2E, 12, 400, 580, 90, 1060);
        b.line(0xE6BE2E, 12, 880, 580, 1190, 1060);
        if (!after) {
            car(b, 300, 640, 1, 0xE8E8E6);
            car(b, 640, 600, 0, 0x27425F);
            car(b, 700, 720, 2, new int[] {0x7A1F1F, 0x2D2D30, 0xA8ADB0}[b.between(0, 2)]);
        }
    }

    private static void car(Brush b, int x, int y, int size, int rgb) {
        int w = 230 + size * 70;
        int h = w / 3;
        b.body(rgb, x, y + h / 2, w, h, h / 2);
        b.body(rgb, x + w / 6, y, w * 2 / 3, h, h);
        b.body(0x3C4B55, x + w / 5, y + h / 8, w * 3 / 5, h / 2, h / 2);
        b.disc(0x1B1B1B, x + w / 5, y + h * 3 / 2, h / 3);
        b.disc(0x1B1B1B, x + w * 4 / 5, y + h * 3 / 2, h / 3);
        b.disc(0xF6E9A8, x + w - 18, y + h * 5 / 6, h / 8);
    }

    static void hydrant(Brush b, boolean after) {
        sky(b);
        block(b, 860, 60, 8);
        b.shade(0x7D9A5A, 0x5E7A44, -100, 540, 1480, 180);
        b.shade(0xA5A39B, 0x7C7A73, -100, 700, 1480, 400);
        int red = after ? 0xD32F2F : 0x8E4A3A;
        b.body(red, 500, 330, 190, 470, 40);
        b.body(red, 470, 290, 250, 70, 34);
        b.body(red, 545, 230, 100, 80, 40);
        b.body(red, 420, 470, 110, 100, 20);
        b.body(red, 660, 470, 110, 100, 20);
        b.body(0xB9B9B4, 450, 780, 290, 50, 10);
        if (after) {
            for (int i = 0; i < 16; i++) {
                b.line(0xBFE3F6, 6, 770, 510 + i % 4, 900 + b.between(0, 60), 560 + i * 6, 980 + i * 14, 800 + i * 6);
            }
            b.glow(0x88CFE8F6, 1040, 850, 170);
        } else {
            for (int i = 0; i < 40; i++) {
                int x = b.between(380, 800);
                b.line(0x567A35, 6, x, 830, x + b.between(-40, 40), 830 - b.between(60, 190));
            }
            b.glow(0x667A4A20, 590, 560, 130);
        }
    }

    static void site(Brush b, boolean after) {
        sky(b);
        b.shade(0xB79D77, 0x8F7853, -100, 640, 1480, 460);
        int floors = after ? b.between(8, 9) : b.between(3, 5);
        for (int tower = 0; tower < 2; tower++) {
            int x = 220 + tower * 430;
            for (int floor = 0; floor < floors - tower; floor++) {
                int y = 620 - floor * 58;
                b.fill(after ? 0xD9CDB8 : 0x9A9A96, x, y, 320, 58);
                b.fill(0x6A6A68, x, y, 320, 8);
                for (int i = 0; i < 5; i++) {
                    b.fill(after ? 0x6E8FA3 : 0x4A4A48, x + 16 + i * 62, y + 16, 40, 34);
                }
            }
            if (!after) {
                for (int i = 0; i <= 8; i++) {
                    b.line(0x3F7F5F, 4, x - 10 + i * 42, 690, x - 10 + i * 42, 640 - floors * 58);
                }
            }
        }
        b.line(0xE0A526, 14, 1120, 690, 1120, 60, 620, 60, 1230, 60, 1120, 10, 640, 56);
        b.line(0x444444, 3, 700, 60, 700, 220);
        b.fill(0x2F6DB0, -100, 690, 1480, 70);
    }

    static void road(Brush b, boolean after) {
        sky(b);
        b.shade(0x86A060, 0x6B8549, -100, 420, 1480, 700);
        b.shape(after ? 0x3B3C3E : 0x77767A, 520, 430, 760, 430, 1330, 1060, -50, 1060);
        if (after) {
            for (int i = 0; i < 6; i++) {
                int y = 450 + i * i * 20;
                b.shape(0xF4F4F0, 638 - i, y, 642 + i, y, 646 + i * 2, y + 20 + i * 14, 634 - i * 2, y + 20 + i * 14);
            }
            b.line(0xF4F4F0, 8, 516, 440, -20, 1060);
            b.line(0xF4F4F0, 8, 764, 440, 1300, 1060);
            return;
        }
        for (int i = 0; i < 14; i++) {
            int x = b.between(300, 950);
            int y = b.between(560, 930);
            b.line(0x48474A, 5, x, y, x + b.between(-90, 90), y + b.between(10, 60), x + b.between(-120, 120), y + 90);
        }
        for (int i = 0; i < 3; i++) {
            int x = b.between(400, 820);
            int y = b.between(640, 880);
            b.glow(0xFF2F2D2C, x, y, b.between(70, 140));
            b.glow(0xAA6C6258, x + 10, y + 8, 60);
        }
    }
}

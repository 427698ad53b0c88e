package org.bihuan.setup;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.List;
import java.util.Locale;
import org.bihuan.organisation.NewZone;
import org.bihuan.organisation.ZoneRegister;
import org.bihuan.platform.Console;
import org.bihuan.shared.Problem;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;

/**
 * The set-up page of an empty installation. Whoever reads the console may use it: the code printed there is good for
 * one founding and is replaced after five wrong tries.
 */
@Service
public class SetUp {

    private static final int TRIES = 5;
    /** Without 0, 1, I and O, which are hard to tell apart on a console. */
    private static final String SIGNS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";

    private final ZoneRegister register;
    private final Zones zones;
    private final SecureRandom random = new SecureRandom();
    private String code = "";
    private int wrong;

    SetUp(ZoneRegister register, Zones zones) {
        this.register = register;
        this.zones = zones;
    }

    public boolean isNeeded() {
        return register.isEmpty();
    }

    @EventListener(ApplicationReadyEvent.class)
    synchronized void announce() {
        if (isNeeded()) {
            renew();
        }
    }

    /** Founds the first zone; one at a time, so that the code cannot be spent twice. */
    public synchronized Zones.Founded found(String given, NewZone zone, List<Administrator> administrators) {
        if (!isNeeded()) {
            throw Problem.missing("SETUP-DONE", "系统已完成初始化，请直接登录。");
        }
        mustMatch(given);
        var founded = zones.found(zone, administrators);
        code = "";
        return founded;
    }

    private void mustMatch(String given) {
        var bare = given.strip().toUpperCase(Locale.ROOT).replace("-", "");
        var equal = MessageDigest.isEqual(
                bare.getBytes(StandardCharsets.UTF_8), code.replace("-", "").getBytes(StandardCharsets.UTF_8));
        if (equal && !code.isEmpty()) {
            return;
        }
        if (++wrong >= TRIES) {
            renew();
            throw Problem.field("code", "SETUP-CODE-RENEWED", "初始化码连续输错 5 次，已作废。请到控制台查看新的初始化码。");
        }
        throw Problem.field("code", "SETUP-CODE-WRONG", "初始化码不正确，请核对服务器控制台上打印的初始化码。");
    }

    private void renew() {
        var text = new StringBuilder(9);
        for (int i = 0; i < 8; i++) {
            text.append(i == 4 ? "-" : "").append(SIGNS.charAt(random.nextInt(SIGNS.length())));
        }
        code = text.toString();
        wrong = 0;
        Console.say("初始化码（首页会要求输入） ｜ bihuan set-up code: " + code);
    }
}

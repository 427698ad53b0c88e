package org.bihuan;

import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

class ModularityTest {

    @Test
    void everyRoomKeepsToItsFloor() {
        ApplicationModules.of(Bihuan.class).verify();
    }
}

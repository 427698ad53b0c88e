package org.bihuan;

import org.bihuan.platform.Launch;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.modulith.Modulithic;

/** The one application: every room of the house in one process. */
@SpringBootApplication
@Modulithic(systemName = "Bihuan", sharedModules = "shared")
public class Bihuan {

    static void main(String[] arguments) {
        Launch.start(Bihuan.class, arguments);
    }
}

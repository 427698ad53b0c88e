/** The generated table classes, one sub-package per database schema. Open to every room; each writes only its own. */
@ApplicationModule(type = ApplicationModule.Type.OPEN)
package org.bihuan.schema;

import org.springframework.modulith.ApplicationModule;

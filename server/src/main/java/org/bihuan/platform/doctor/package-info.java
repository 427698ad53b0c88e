/** What the doctor of the platform itself looks at: machine, database, schema. The rooms bring their own checks. */
@NullMarked
package org.bihuan.platform.doctor;

import org.jspecify.annotations.NullMarked;

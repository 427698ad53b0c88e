@NullMarked
package org.bihuan.campaign.web;

import org.jspecify.annotations.NullMarked;

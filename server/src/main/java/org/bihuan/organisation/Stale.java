package org.bihuan.organisation;

import org.bihuan.shared.Problem;

/** Somebody was faster: the answer carries what is there now. */
final class Stale {

    private Stale() {}

    static Problem problem(Object current) {
        return Problem.conflict("ORGANISATION-STALE", "他人刚刚修改过，您填写的内容仍在。请核对最新内容后再保存。")
                .with("current", current);
    }
}

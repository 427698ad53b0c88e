package org.bihuan.intake;

import org.bihuan.shared.Problem;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One try at the background work of a batch. Whatever stops it becomes a reason the person is shown, so that no batch
 * works for ever: a refusal keeps its own code, a cancel is {@code INTAKE-CANCELLED}, anything else
 * {@code INTAKE-WORK-FAILED}. Only a node that is going down passes on what stopped it: another one takes the work up.
 */
final class Attempt {

    private static final Logger log = LoggerFactory.getLogger(Attempt.class);

    private Attempt() {}

    /** Null when the work came to its end. */
    static Batch.@Nullable Trouble at(BatchId batch, Runnable work) {
        try {
            work.run();
            return null;
        } catch (Cancelled stopped) {
            return Batch.Trouble.of("INTAKE-CANCELLED", "已取消。");
        } catch (Problem refused) {
            return Batch.Trouble.of(refused.code(), refused.detail());
        } catch (RuntimeException failure) {
            if (Thread.currentThread().isInterrupted()) {
                throw failure;
            }
            log.error("the work on batch {} failed", batch, failure);
            return Batch.Trouble.of("INTAKE-WORK-FAILED", "系统出错，没有做完。请再试一次；仍不成功时，请把批次号 " + batch + " 告诉系统管理员。");
        }
    }
}

package org.bihuan.bench.load;

/** One who asks and waits for the answer; closing ends the connection. */
public interface Client extends AutoCloseable {

    /** @param turn counts on from 0, so that each turn can ask for something else */
    void ask(int turn) throws Exception;

    @Override
    default void close() throws Exception {}
}

package org.bihuan.platform;

/** Hears the signals of one topic on the listening thread; must be quick and not throw. */
public interface SignalListener {

    String topic();

    void hear(String payload);

    /** Listening has begun or begun anew: signals may have been missed, whatever was remembered may be stale. */
    void begin();
}

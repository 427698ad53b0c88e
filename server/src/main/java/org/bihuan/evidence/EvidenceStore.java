package org.bihuan.evidence;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.bihuan.shared.ZoneKey;
import org.springframework.core.io.Resource;

/**
 * Where the bytes lie: a folder today, an object store behind the same port tomorrow. A key is the SHA-256 of the
 * content, or that and the size of a preview; what lies under a key never changes, so storing it again does nothing.
 */
interface EvidenceStore {

    /** A place for bytes on their way in, on the same disk as the store where it has one. The caller deletes it. */
    Path scratch() throws IOException;

    /** Keeps the file under the key, durably: when this returns, a power cut loses nothing. Takes the file away. */
    void keep(ZoneKey zone, String key, Path file) throws IOException;

    Optional<Resource> find(ZoneKey zone, String key);
}

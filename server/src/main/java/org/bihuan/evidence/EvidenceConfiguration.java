package org.bihuan.evidence;

import java.nio.file.Path;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Chooses the store: a folder within the data folder, unless another is named. */
@Configuration(proxyBeanMethods = false)
class EvidenceConfiguration {

    @Bean
    EvidenceStore evidenceStore(@Value("${bihuan.evidence.folder:${bihuan.data:data}/evidence}") Path folder) {
        return new FolderStore(folder);
    }
}

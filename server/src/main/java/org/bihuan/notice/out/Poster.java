package org.bihuan.notice.out;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.StringEntity;
import org.apache.hc.core5.util.Timeout;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/**
 * Posts to addresses administrators have typed. The address that was examined is the one connected to; redirects are not
 * followed, nothing is decompressed, 16 KB of the answer are read, and after 20 seconds it is over.
 */
@Component
class Poster implements DisposableBean {

    private static final Timeout CONNECT = Timeout.ofSeconds(5);
    private static final Timeout ANSWER = Timeout.ofSeconds(10);
    private static final int WHOLE_SECONDS = 20;
    private static final int MOST_BYTES = 16 * 1024;

    record Answer(int status, String body) {}

    private final CloseableHttpClient client;

    Poster(AddressRule rule) {
        var connections = PoolingHttpClientConnectionManagerBuilder.create()
                .setDnsResolver(new SystemDefaultDnsResolver() {
                    @Override
                    public java.net.InetAddress[] resolve(String host) throws java.net.UnknownHostException {
                        return rule.resolve(host);
                    }
                })
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setConnectTimeout(CONNECT)
                        .setSocketTimeout(ANSWER)
                        .build())
                .setMaxConnPerRoute(4)
                .setMaxConnTotal(40)
                .build();
        client = HttpClients.custom()
                .setConnectionManager(connections)
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setConnectionRequestTimeout(ANSWER)
                        .setResponseTimeout(ANSWER)
                        .build())
                .setUserAgent("Bihuan")
                .disableRedirectHandling()
                .disableAutomaticRetries()
                .disableContentCompression()
                .disableCookieManagement()
                .disableAuthCaching()
                .build();
    }

    /** Throws {@link AddressRule.Shut} where nothing may be sent. */
    Answer post(Posting posting) throws IOException {
        var request = new HttpPost(posting.address());
        posting.headers().forEach(request::setHeader);
        request.setEntity(new StringEntity(posting.body(), ContentType.APPLICATION_JSON));
        CompletableFuture.delayedExecutor(WHOLE_SECONDS, TimeUnit.SECONDS).execute(request::abort);
        return client.execute(request, answer -> {
            var entity = answer.getEntity();
            var body = entity == null
                    ? ""
                    : new String(entity.getContent().readNBytes(MOST_BYTES), StandardCharsets.UTF_8);
            if (entity != null && entity.getContentLength() > MOST_BYTES || body.length() >= MOST_BYTES / 4) {
                // The rest must not be read for the sake of the connection.
                request.abort();
            }
            return new Answer(answer.getCode(), body);
        });
    }

    @Override
    public void destroy() throws IOException {
        client.close();
    }
}

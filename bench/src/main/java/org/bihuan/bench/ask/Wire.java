package org.bihuan.bench.ask;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A kept-alive connection that speaks just enough HTTP/1.1 to ask and to read the whole answer. It costs next to no
 * time of its own on the machine it shares with the product.
 */
public final class Wire implements AutoCloseable {

    private static final int BUFFER = 1 << 16;

    private final int port;
    private Socket socket;
    private InputStream in;
    private boolean hangsUp;

    public Wire(int port) throws IOException {
        this.port = port;
        this.socket = connected(port);
        this.in = reader(socket);
    }

    private static Socket connected(int port) throws IOException {
        var socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setTcpNoDelay(true);
        return socket;
    }

    private static InputStream reader(Socket socket) throws IOException {
        return new BufferedInputStream(socket.getInputStream(), BUFFER);
    }

    /** @param heads all lines of the head, without their ends */
    public record Answer(int status, List<String> heads, byte[] body) {

        public String text() {
            return new String(body, StandardCharsets.UTF_8);
        }
    }

    /** @param heads lines such as {@code Cookie: …} */
    public Answer send(String method, String path, List<String> heads, byte[] body) throws IOException {
        if (hangsUp) {
            reconnect();
        }
        var head = new StringBuilder(512)
                .append(method)
                .append(' ')
                .append(path)
                .append(" HTTP/1.1\r\nHost: localhost\r\n");
        heads.forEach(line -> head.append(line).append("\r\n"));
        if (body.length > 0 || !method.equals("GET")) {
            head.append("Content-Length: ").append(body.length).append("\r\n");
        }
        var first = head.append("\r\n").toString().getBytes(StandardCharsets.UTF_8);
        var out = new ByteArrayOutputStream(first.length + body.length);
        out.writeBytes(first);
        out.writeBytes(body);
        out.writeTo(socket.getOutputStream());
        return answer();
    }

    /** The product ends a connection after so many answers, and says so; a browser would do the same. */
    private void reconnect() throws IOException {
        socket.close();
        socket = connected(port);
        in = reader(socket);
        hangsUp = false;
    }

    private Answer answer() throws IOException {
        int status = Integer.parseInt(line().split(" ", 3)[1]);
        var heads = new ArrayList<String>();
        long length = -1;
        boolean chunked = false;
        for (var line = line(); !line.isEmpty(); line = line()) {
            heads.add(line);
            var lower = line.toLowerCase(Locale.ROOT);
            if (lower.startsWith("content-length:")) {
                length = Long.parseLong(lower.substring(15).strip());
            }
            hangsUp |= lower.startsWith("connection:") && lower.contains("close");
            chunked |= lower.startsWith("transfer-encoding:") && lower.contains("chunked");
        }
        return new Answer(status, heads, chunked ? chunks() : in.readNBytes((int) Math.max(0, length)));
    }

    private byte[] chunks() throws IOException {
        var body = new ByteArrayOutputStream(BUFFER);
        for (int size = size(); size > 0; size = size()) {
            body.writeBytes(in.readNBytes(size));
            line();
        }
        line();
        return body.toByteArray();
    }

    private int size() throws IOException {
        return Integer.parseInt(line().strip(), 16);
    }

    private String line() throws IOException {
        var line = new ByteArrayOutputStream(64);
        for (int read = in.read(); read != '\n'; read = in.read()) {
            if (read < 0) {
                throw new IOException("the product hung up");
            }
            if (read != '\r') {
                line.write(read);
            }
        }
        return line.toString(StandardCharsets.UTF_8);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}

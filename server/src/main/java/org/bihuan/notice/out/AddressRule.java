package org.bihuan.notice.out;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.bihuan.shared.Problem;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Where the server may be made to send requests: http or https to public addresses. Loopback, private, link-local and
 * reserved ones are shut unless {@code bihuan.notice.allowed-hosts} names the host or a network holding the address, or
 * an administrator's web form would reach into the machine room.
 */
@Component
class AddressRule {

    private static final int LONGEST = 500;
    private static final List<Network> SHUT = networks(
            "0.0.0.0/8",
            "10.0.0.0/8",
            "100.64.0.0/10",
            "127.0.0.0/8",
            "169.254.0.0/16",
            "172.16.0.0/12",
            "192.0.0.0/24",
            "192.0.2.0/24",
            "192.168.0.0/16",
            "198.18.0.0/15",
            "198.51.100.0/24",
            "203.0.113.0/24",
            "224.0.0.0/3",
            "::/96",
            "64:ff9b::/32",
            "100::/64",
            "2001::/23",
            "2001:db8::/32",
            "2002::/16",
            "fc00::/7",
            "fe80::/9",
            "ff00::/8");

    private final List<String> hosts;
    private final List<Network> open;

    AddressRule(@Value("${bihuan.notice.allowed-hosts:}") List<String> allowed) {
        this.hosts = allowed.stream()
                .filter(each -> !each.contains("/"))
                .map(each -> each.strip().toLowerCase(Locale.ROOT))
                .toList();
        this.open = allowed.stream()
                .filter(each -> each.contains("/"))
                .map(each -> Network.of(each.strip()))
                .toList();
    }

    /** The address as given, if it may be sent to; a name nobody knows yet is taken on trust until it is tried. */
    URI mustBeAllowed(String address) {
        var uri = parsed(address);
        try {
            resolve(uri.getHost());
        } catch (Shut shut) {
            throw Problem.field("address", "NOTICE-ADDRESS-SHUT", "该地址指向本机或内网，不能发送。确需内网通道的，请系统管理员在配置中放行该主机。");
        } catch (UnknownHostException unknown) {
            return uri;
        }
        return uri;
    }

    /** All addresses of the host; refuses when one of them is shut, whatever the others are. */
    InetAddress[] resolve(String host) throws UnknownHostException {
        var addresses = InetAddress.getAllByName(host);
        for (var each : addresses) {
            if (!allows(host, each)) {
                throw new Shut(host);
            }
        }
        return addresses;
    }

    boolean allows(String host, InetAddress address) {
        return hosts.contains(host.toLowerCase(Locale.ROOT))
                || open.stream().anyMatch(network -> network.holds(address))
                || SHUT.stream().noneMatch(network -> network.holds(address));
    }

    static URI parsed(String address) {
        var malformed = Problem.field(
                "address", "NOTICE-ADDRESS-MALFORMED", "请填写以 http:// 或 https:// 开头的完整地址，不带用户名和 # 片段，不超过 500 个字符。");
        if (address.length() > LONGEST || !address.chars().allMatch(each -> each > ' ' && each < 127)) {
            throw malformed;
        }
        URI uri;
        try {
            uri = URI.create(address);
        } catch (IllegalArgumentException notOne) {
            throw malformed;
        }
        var scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
        if (!(scheme.equals("https") || scheme.equals("http"))
                || uri.getHost() == null
                || uri.getUserInfo() != null
                || uri.getFragment() != null
                || uri.getPort() > 65535
                || uri.getPort() == 0) {
            throw malformed;
        }
        return uri;
    }

    /** The name leads where nothing may be sent. */
    static final class Shut extends UnknownHostException {

        private static final long serialVersionUID = 1L;

        Shut(String host) {
            super(host);
        }
    }

    private static List<Network> networks(String... written) {
        return Arrays.stream(written).map(Network::of).toList();
    }

    /** Addresses that begin with the same bits. */
    private record Network(byte[] begin, int bits) {

        static Network of(String written) {
            var parts = written.split("/", 2);
            return new Network(InetAddress.ofLiteral(parts[0]).getAddress(), Integer.parseInt(parts[1]));
        }

        boolean holds(InetAddress address) {
            var other = address.getAddress();
            if (other.length != begin.length || !(address instanceof Inet4Address || address instanceof Inet6Address)) {
                return false;
            }
            for (int bit = 0; bit < bits; bit++) {
                int mask = 0x80 >> (bit % 8);
                if ((other[bit / 8] & mask) != (begin[bit / 8] & mask)) {
                    return false;
                }
            }
            return true;
        }
    }
}

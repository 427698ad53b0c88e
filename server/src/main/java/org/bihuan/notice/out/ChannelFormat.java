package org.bihuan.notice.out;

/** What a channel speaks. */
public enum ChannelFormat {
    /** Plain JSON for another system, signed after the Standard Webhooks convention. */
    JSON,
    /** Group robot of 企业微信; its address is its secret. */
    WECOM,
    /** Group robot of 钉钉, signed (加签). */
    DINGTALK;

    boolean isRobot() {
        return switch (this) {
            case JSON -> false;
            case WECOM, DINGTALK -> true;
        };
    }
}

package org.bihuan.notice.out;

import jakarta.mail.MessagingException;
import java.nio.charset.StandardCharsets;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.mail.MailException;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.MimeMessageHelper;
import org.springframework.stereotype.Component;

/** Sends plain text by the SMTP server of {@code spring.mail.*}; without one there is no mail at all. */
@Component
class Mailer {

    private final ObjectProvider<JavaMailSender> sender;
    private final String from;

    Mailer(ObjectProvider<JavaMailSender> sender, @Value("${bihuan.mail.from:}") String from) {
        this.sender = sender;
        this.from = from;
    }

    boolean isThere() {
        return !from.isEmpty() && sender.getIfAvailable() != null;
    }

    String from() {
        return from;
    }

    /** @param id goes into a header, so that a mail sent twice can be recognised */
    Try send(String to, String subject, String text, String id) {
        if (!isThere()) {
            return Try.of(Try.Outcome.UNREACHABLE, "SMTP is not configured");
        }
        try {
            var mail = sender.getObject();
            var message = mail.createMimeMessage();
            var helper = new MimeMessageHelper(message, false, StandardCharsets.UTF_8.name());
            helper.setFrom(from);
            helper.setTo(to);
            helper.setSubject(NoticeWords.plain(subject));
            helper.setText(text);
            message.setHeader("X-Bihuan-Delivery", id);
            message.setHeader("Auto-Submitted", "auto-generated");
            mail.send(message);
            return new Try(Try.Outcome.SENT, null, "");
        } catch (MailException | MessagingException failure) {
            return Try.of(Try.Outcome.UNREACHABLE, String.valueOf(failure.getMessage()));
        }
    }
}

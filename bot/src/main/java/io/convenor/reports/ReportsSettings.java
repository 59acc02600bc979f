package io.convenor.reports;

import java.time.Duration;

import jakarta.validation.constraints.Size;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * How reports are taken in.
 *
 * @param readEvery how often the inbox is read when no notification comes
 * @param notificationUrl the public address under which Microsoft 365 reaches us, ending
 * in {@code /graph/notifications}; without one the inbox is only read at its interval
 * @param clientState the secret that every notification must carry, at most 128
 * characters; one is made up and kept where none is set
 * @param watchEvery how often it is checked that Microsoft 365 still notifies us
 * @param filedFolder the folder of the CP mailbox that filed mails are moved to
 * @param largestFile the largest attachment that is taken
 * @param answersADay how many answers one agency gets within a day about one conference,
 * so that two machines never write to each other for ever
 */
@Validated
@ConfigurationProperties("convenor.reports")
record ReportsSettings(@DefaultValue("20s") Duration readEvery, @DefaultValue("") String notificationUrl,
		@DefaultValue("") @Size(max = 128) String clientState, @DefaultValue("30m") Duration watchEvery,
		@DefaultValue("Filed") String filedFolder, @DefaultValue("150MB") DataSize largestFile,
		@DefaultValue("6") int answersADay) {
}

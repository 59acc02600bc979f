package io.convenor.delivery;

import java.time.Duration;

import jakarta.validation.constraints.Size;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How Microsoft 365 tells us of changes.
 *
 * @param notificationUrl the public address under which Microsoft 365 reaches us, ending
 * in {@code /graph/notifications}; without one everything is only read at its interval
 * @param clientState the secret that every notification must carry, at most 128
 * characters; one is made up and kept for each mailbox where none is set
 * @param checkEvery how often it is checked that Microsoft 365 still notifies us
 */
@Validated
@ConfigurationProperties("convenor.watching")
record WatchSettings(@DefaultValue("") String notificationUrl, @DefaultValue("") @Size(max = 128) String clientState,
		@DefaultValue("30m") Duration checkEvery) {
}

package io.convenor.people;

import jakarta.validation.constraints.NotBlank;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The authority as its letters and calendars show it.
 *
 * @param name such as {@code Northmere Council}
 * @param organiser the mailbox whose calendar holds the conferences: a licensed service
 * account, so that a chair can be replaced later
 * @param organiserId the organiser's object id
 * @param cpMailbox the shared mailbox of the CP Administration Team: reports come to it
 * and every mail is sent from it
 * @param telephone whom people ring who cannot write
 * @param service the part of it that writes, as people know it: what a letter is about
 * that may say no more where others see it
 */
@Validated
@ConfigurationProperties("convenor.authority")
public record Authority(@NotBlank String name, @NotBlank String organiser, @NotBlank String organiserId,
		@NotBlank String cpMailbox, @DefaultValue("") String telephone,
		@DefaultValue("children’s services") String service) {
}

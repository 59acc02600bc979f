package io.convenor.story;

import java.util.List;
import java.util.stream.Stream;

import org.springframework.jdbc.core.simple.JdbcClient;

import io.convenor.audit.AuditTrail;
import io.convenor.local.LocalBot;
import io.convenor.local.LocalTown;
import io.convenor.tenant.Northmere;
import io.convenor.tenant.world.CalendarEntry;
import io.convenor.tenant.world.ChannelMessage;
import io.convenor.tenant.world.LibraryFile;
import io.convenor.tenant.world.MailItem;

/**
 * Everything a mistake could leave behind: what stands in calendars, mailboxes, channels
 * and the library, and what the bot has decided and is still to do.
 */
record WhatPeopleSee(List<CalendarEntry> calendars, List<MailItem> mails, List<ChannelMessage> posts,
		List<LibraryFile> files, long conferences, long deliveries, long audited) {

	static WhatPeopleSee now(LocalTown town, LocalBot bot) {
		var tenant = town.tenant();
		List<String> addresses = tenant.mailboxes().addresses();
		return new WhatPeopleSee(
				addresses.stream().flatMap((address) -> tenant.calendars().of(address).stream()).toList(),
				addresses.stream()
					.flatMap((address) -> Stream.concat(tenant.mailboxes().inbox(address).stream(),
							tenant.mailboxes().sent(address).stream()))
					.toList(),
				Stream.of(Northmere.GENERAL, Northmere.CONFERENCE_OUTCOMES)
					.flatMap((channel) -> tenant.channels().messages(channel.id()).stream())
					.toList(),
				tenant.library().files(), count(bot, "conference"), count(bot, "delivery where kind <> 'card.refresh'"),
				count(bot, "audit_entry where did not in ('%s', '%s')".formatted(AuditTrail.SAW, AuditTrail.REFUSED)));
	}

	private static long count(LocalBot bot, String table) {
		return bot.part(JdbcClient.class).sql("select count(*) from " + table).query(Long.class).single();
	}

}

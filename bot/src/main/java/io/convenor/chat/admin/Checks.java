package io.convenor.chat.admin;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import io.convenor.graph.TenantChecks;
import io.convenor.reports.Inbox;
import io.convenor.scheduling.cover.ChairWhoLeft;
import io.convenor.scheduling.cover.Covers;

/** Everything the bot depends on, each looked at apart from the others. */
@Component
class Checks {

	private final JdbcClient jdbc;

	private final TenantChecks tenant;

	private final MailboxChecks mailboxes;

	private final MeetingChecks meetings;

	private final ChannelChecks channels;

	private final Covers covers;

	Checks(JdbcClient jdbc, TenantChecks tenant, MailboxChecks mailboxes, MeetingChecks meetings,
			ChannelChecks channels, Covers covers) {
		this.jdbc = jdbc;
		this.tenant = tenant;
		this.mailboxes = mailboxes;
		this.meetings = meetings;
		this.channels = channels;
		this.covers = covers;
	}

	/** In the order they are shown. */
	List<Check> all(Inbox.Standing now) {
		return Stream
			.of(List.of(Check.ours("Database", this::database),
					new Check("Sign-in to Microsoft 365", this::permissions)), this.mailboxes.all(now),
					this.meetings.all(), List.of(Check.one("Document library", this::library)), this.channels.all(),
					List.of(Check.ofOurs("Chairs", this::chairs)))
			.flatMap(List::stream)
			.toList();
	}

	private List<Finding> chairs() {
		List<ChairWhoLeft> left = this.covers.whoLeft();
		return left.isEmpty() ? List.of(Finding.ok("Chairs", "every conference has one"))
				: left.stream().map(Checks::left).toList();
	}

	private static Finding left(ChairWhoLeft chair) {
		String name = chair.chair().name();
		List<String> has = new ArrayList<>();
		if (chair.conferences() > 0) {
			has.add((chair.conferences() == 1) ? "1 conference" : chair.conferences() + " conferences");
		}
		if (chair.bookings() > 0) {
			has.add("a booking that was begun");
		}
		return Finding.broken("Chairs",
				name + " is not one of the chairs any more and still has " + String.join(", and ", has),
				"Type “cover” and choose " + name + ".");
	}

	private Finding database() {
		this.jdbc.sql("select 1").query(Integer.class).single();
		return Finding.ok("Database", "it answers");
	}

	private List<Finding> permissions() {
		Set<String> granted = this.tenant.grantedPermissions();
		List<Finding> findings = new ArrayList<>();
		findings.add(Finding.ok("Sign-in to Microsoft 365", "the bot is given its token"));
		Stream.of(Permission.values()).map((permission) -> permission.in(granted)).forEach(findings::add);
		return findings;
	}

	private Finding library() {
		String what = "Document library";
		return this.tenant.opensLibrary() ? Finding.ok(what, "it opens") : Finding.broken(what, "it does not open",
				"See that its id in the settings is right and that the bot may write to its site.");
	}

}

package io.convenor.chat.admin;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import io.convenor.delivery.Watching;
import io.convenor.graph.Availability;
import io.convenor.graph.Channels;
import io.convenor.graph.TenantChecks;
import io.convenor.people.Authority;
import io.convenor.reports.Inbox;
import io.convenor.scheduling.closing.ClosedMeetings;
import io.convenor.scheduling.closing.MeetingPolicy;
import io.convenor.scheduling.cover.ChairWhoLeft;
import io.convenor.scheduling.cover.Covers;
import io.convenor.timescales.Dates;

/** Everything the bot depends on, each looked at apart from the others. */
@Component
class Checks {

	private static final String ORGANISERS_MAILBOX = "Organiser's mailbox";

	private final JdbcClient jdbc;

	private final TenantChecks tenant;

	private final Availability availability;

	private final Channels channels;

	private final Watches watches;

	private final Inbox inbox;

	private final Covers covers;

	private final MeetingPolicy policy;

	private final ClosedMeetings meetings;

	private final Authority authority;

	private final Environment settings;

	Checks(JdbcClient jdbc, TenantChecks tenant, Availability availability, Channels channels, Watches watches,
			Inbox inbox, Covers covers, MeetingPolicy policy, ClosedMeetings meetings, Authority authority,
			Environment settings) {
		this.jdbc = jdbc;
		this.tenant = tenant;
		this.availability = availability;
		this.channels = channels;
		this.watches = watches;
		this.inbox = inbox;
		this.covers = covers;
		this.policy = policy;
		this.meetings = meetings;
		this.authority = authority;
		this.settings = settings;
	}

	/** In the order they are shown. */
	List<Check> all(Inbox.Standing now) {
		return List.of(Check.ours("Database", this::database), new Check("Sign-in to Microsoft 365", this::permissions),
				Check.one("CP mailbox", this::mailbox),
				Check.one("Reading of the CP mailbox", () -> reading(now.cp().reading())),
				Check.one("Notice of new email", () -> notice(now.cp())),
				new Check(ORGANISERS_MAILBOX, () -> organisersMailbox(now.organisers())),
				Check.one("Teams licence of the organiser", this::licence),
				Check.one("Lobby of Teams meetings", this::lobby),
				Check.ours("Meeting policy of organisers and chairs", this::policy), Check.one("Rooms", this::rooms),
				Check.one("Document library", this::library), Check.one("Channel for outcomes", this::channel),
				Check.ofOurs("Chairs", this::chairs));
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

	private Finding mailbox() {
		String what = "CP mailbox";
		return this.tenant.opensMailbox(this.authority.cpMailbox()) ? Finding.ok(what, "it opens")
				: Finding.broken(what, "it does not open",
						"See that the address in the settings is right and that the bot may open this mailbox.");
	}

	private Finding reading(Watching.Health reading) {
		return this.watches.reading("Reading of the CP mailbox", reading,
				Duration.ofSeconds(this.inbox.readEverySeconds()),
				"I keep trying. The line about the CP mailbox says more.", "reports wait");
	}

	private Finding notice(Watching.Standing cp) {
		String what = "Notice of new email";
		String every = "read every " + this.inbox.readEverySeconds() + " seconds";
		return this.inbox.canBeNotified() ? Watches.notice(what, cp, this.watches.standing(), "the mailbox is " + every)
				: Finding.unsure(what, "the bot has no public address, so the mailbox is only " + every,
						"Set convenor.watching.notification-url.");
	}

	/** What people type into the answer of an invitation comes there and nowhere else. */
	private List<Finding> organisersMailbox(Optional<Inbox.Mailbox> organisers) {
		return organisers.map(this::organisersMailbox)
			.orElseGet(() -> List.of(Finding.ok(ORGANISERS_MAILBOX,
					"what is typed into the answer of an invitation is in a mailbox that is read anyway")));
	}

	private List<Finding> organisersMailbox(Inbox.Mailbox organisers) {
		if (!this.tenant.opensMailbox(organisers.address())) {
			return List.of(Finding.broken(ORGANISERS_MAILBOX,
					"it does not open, so nobody reads what people type into the answer of an invitation",
					"An Exchange administrator grants the bot the role Application Mail.Read for "
							+ organisers.address() + ": run infra/set-up-tenant.ps1 again."));
		}
		String every = "read every " + this.inbox.readEverySeconds() + " seconds";
		Finding reading = this.watches.reading(ORGANISERS_MAILBOX, organisers.standing().reading(),
				Duration.ofSeconds(this.inbox.readEverySeconds()),
				"I keep trying. It needs the role Application Mail.Read for " + organisers.address() + ".",
				"what people type into their answers waits");
		if (!this.inbox.canBeNotified()) {
			return List.of(reading);
		}
		return List.of(reading, Watches.notice("Notice of email to the organiser", organisers.standing(),
				this.watches.standing(), "the mailbox is " + every));
	}

	private Finding licence() {
		String what = "Teams licence of the organiser";
		return this.tenant.mayHoldTeamsMeetings(this.authority.organiser()) ? Finding.ok(what, "it is there")
				: Finding.broken(what, "the organiser's account may not hold Teams meetings", "Give the account "
						+ this.authority.organiser() + " a Teams licence; until then invitations " + "have no link.");
	}

	private Finding lobby() {
		String what = "Lobby of Teams meetings";
		return this.tenant.maySetLobby(this.authority.organiserId()) ? Finding.ok(what, "the bot may set it")
				: Finding.broken(what, "the bot may not set it, so people could walk in",
						"A Teams administrator grants an application access policy to the organiser's account. "
								+ "It takes up to 30 minutes to work.");
	}

	/** Graph cannot read a policy, so this says what there is to go by, and no more. */
	private Finding policy() {
		String what = "Meeting policy of organisers and chairs";
		String readBack = this.meetings.lastReadAsAsked()
			.map((at) -> ". The newest settings of a meeting that I read back, " + Dates.inWords(at)
					+ ", were as they should be; they do not show note-takers")
			.orElse("");
		String next = "Run infra/set-up-tenant.ps1 -Only Teams, look at what it shows at the end, then type “admin policy”.";
		return this.policy.lastSeen()
			.map((seen) -> this.policy.seenLately().isPresent()
					? Finding.ok(what,
							"as %s saw it, %s; I cannot read it myself%s".formatted(seen.name(),
									Dates.inWords(seen.at()), readBack))
					: Finding.unsure(what,
							"%s saw it last, %s, which is long ago; I cannot read it myself%s".formatted(seen.name(),
									Dates.inWords(seen.at()), readBack),
							next))
			.orElseGet(() -> Finding.unsure(what,
					"nobody has told me that it keeps recording, note-takers and Copilot out, and I cannot read it myself"
							+ readBack,
					next));
	}

	private Finding rooms() {
		String what = "Rooms";
		int rooms = this.availability.rooms().size();
		return (rooms > 0) ? Finding.ok(what, (rooms == 1) ? "1 room can be booked" : rooms + " rooms can be booked")
				: Finding.broken(what, "no room is listed",
						"An Exchange administrator sets up room mailboxes; until then only virtual meetings can be booked.");
	}

	private Finding library() {
		String what = "Document library";
		return this.tenant.opensLibrary() ? Finding.ok(what, "it opens") : Finding.broken(what, "it does not open",
				"See that its id in the settings is right and that the bot may write to its site.");
	}

	private Finding channel() {
		String what = "Channel for outcomes";
		String team = this.settings.getProperty("convenor.outcomes.team", "");
		String channel = this.settings.getProperty("convenor.outcomes.channel", "");
		if (team.isBlank() || channel.isBlank()) {
			return Finding.broken(what, "no team and channel are set",
					"Set convenor.outcomes.team and convenor.outcomes.channel.");
		}
		return this.channels.of(team)
			.stream()
			.filter((each) -> each.channelId().equals(channel))
			.findFirst()
			.map((each) -> Finding.ok(what, "outcomes go to “" + each.name() + "”"))
			.orElseGet(() -> Finding.broken(what, "the team has no such channel",
					"Compare convenor.outcomes.channel with the channel's id in Teams."));
	}

}

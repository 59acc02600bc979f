package io.convenor.chat.admin;

import java.util.List;

import org.springframework.stereotype.Component;

import io.convenor.graph.Availability;
import io.convenor.graph.TenantChecks;
import io.convenor.people.Authority;
import io.convenor.scheduling.closing.ClosedMeetings;
import io.convenor.scheduling.closing.MeetingPolicy;
import io.convenor.timescales.Dates;

/** Whether meetings in Teams and in rooms can be held as they should be. */
@Component
class MeetingChecks {

	private final TenantChecks tenant;

	private final Availability availability;

	private final MeetingPolicy policy;

	private final ClosedMeetings meetings;

	private final Authority authority;

	MeetingChecks(TenantChecks tenant, Availability availability, MeetingPolicy policy, ClosedMeetings meetings,
			Authority authority) {
		this.tenant = tenant;
		this.availability = availability;
		this.policy = policy;
		this.meetings = meetings;
		this.authority = authority;
	}

	/** In the order they are shown. */
	List<Check> all() {
		return List.of(Check.one("Teams licence of the organiser", this::licence),
				Check.one("Lobby of Teams meetings", this::lobby),
				Check.ours("Meeting policy of organisers and chairs", this::policy), Check.one("Rooms", this::rooms));
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

}

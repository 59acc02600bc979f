package io.convenor.scheduling.changes;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import org.springframework.stereotype.Component;

import io.convenor.audit.AuditTrail;
import io.convenor.conference.Conference;
import io.convenor.conference.Conferences;
import io.convenor.conference.Invitee;
import io.convenor.conference.Separation;
import io.convenor.conference.Separations;
import io.convenor.conference.Separations.Part;
import io.convenor.conference.SharedMeeting;
import io.convenor.conference.SharedMeetings;
import io.convenor.conference.SharedMeetings.Apart;
import io.convenor.scheduling.changes.Combining.Pair;

/** Sees to it that whoever is kept apart stays so when meetings are joined or parted. */
@Component
class ApartWhenCombined {

	private final Conferences conferences;

	private final SharedMeetings meetings;

	private final Separations separations;

	private final AuditTrail audit;

	ApartWhenCombined(Conferences conferences, SharedMeetings meetings, Separations separations, AuditTrail audit) {
		this.conferences = conferences;
		this.meetings = meetings;
		this.separations = separations;
		this.audit = audit;
	}

	/** Who takes part apart in both, for whom the meeting that stays decides how. */
	List<Invitee> apartAsThere(Pair pair) {
		SharedMeeting there = this.meetings.of(pair.host());
		Set<UUID> apart = this.separations.apart(pair.guest().id());
		return pair.guest()
			.invitees()
			.stream()
			.filter((each) -> apart.contains(each.id())
					&& this.meetings.apart(there).contains(SharedMeeting.mailbox(each.address())))
			.toList();
	}

	/** For these the meeting that stays decides how they take part. */
	void asThere(Conference guest, List<Invitee> people, String who) {
		people.forEach((invitee) -> this.separations.of(guest, invitee).ifPresent((each) -> {
			this.separations.end(each, who);
			guest.arrangeApart(invitee.id());
		}));
	}

	/** What was decided about the people of one in the others of its meeting. */
	List<Apart> decidedElsewhere(Conference guest) {
		return guest.invitees()
			.stream()
			.flatMap((invitee) -> this.meetings.apartThemselves(guest, invitee).stream())
			.filter((each) -> !each.conference().id().equals(guest.id()))
			.toList();
	}

	/** What was decided in the one itself. */
	List<Apart> decidedIn(Conference guest) {
		return this.separations.of(guest.id())
			.stream()
			.filter(Separation::takesPart)
			.map((each) -> new Apart(each, guest))
			.toList();
	}

	/**
	 * What the one that leaves had decided holds on in the meeting it leaves, for whoever
	 * is invited there too.
	 */
	void keepApartWhoeverStays(UUID hostId, List<Apart> decided, String who) {
		Conference host = this.conferences.locked(hostId);
		List<Apart> staying = decided.stream()
			.filter((each) -> here(each.conference(), each.separation().invitee(), host)
				.filter((invitee) -> this.separations.of(host, invitee).isEmpty())
				.isPresent())
			.toList();
		staying.forEach((each) -> keepApartAsBefore(host, each, who));
		if (!staying.isEmpty()) {
			this.conferences.save(host);
		}
	}

	/** Who took part apart in the meeting of all goes on doing so in the one alone. */
	void keepApartAsBefore(Conference guest, Apart apart, String who) {
		Separation before = apart.separation();
		Conference there = apart.conference();
		UUID other = before.apartFrom();
		here(there, before.invitee(), guest).ifPresent((invitee) -> {
			this.separations.begin(guest,
					new Part(invitee.id(), before.manner(), before.fromMinute(), before.untilMinute(),
							(other != null) ? here(there, other, guest).map(Invitee::id).orElse(null) : null),
					before.reason(), who);
			guest.arrangeApart(invitee.id());
			this.audit.record(who, "keeps somebody apart", guest.id(), guest.reference().value(),
					before.manner().name());
		});
	}

	private static Optional<Invitee> here(Conference there, UUID invitee, Conference here) {
		return there.invitee(invitee).flatMap((each) -> here.invited(each.address()));
	}

}

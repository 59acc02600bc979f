package io.convenor.scheduling.changes;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.springframework.stereotype.Component;

import io.convenor.conference.Conference;
import io.convenor.conference.Conferences;
import io.convenor.conference.Invitee;
import io.convenor.conference.SharedMeeting;
import io.convenor.conference.SharedMeetings;
import io.convenor.conference.Way;
import io.convenor.scheduling.changes.ComingBack.Before;
import io.convenor.scheduling.changes.PlannedChange.Wanted;
import io.convenor.scheduling.invitations.Known;
import io.convenor.scheduling.invitations.OwnInvitations;
import io.convenor.scheduling.places.Seats;

/** Shows who would be told what if a change were confirmed. */
@Component
public class ChangePreviews {

	private final Conferences conferences;

	private final SharedMeetings meetings;

	private final Seats seats;

	private final OwnInvitations own;

	private final ComingBack comingBack;

	private final Clock clock;

	ChangePreviews(Conferences conferences, SharedMeetings meetings, Seats seats, OwnInvitations own,
			ComingBack comingBack, Clock clock) {
		this.conferences = conferences;
		this.meetings = meetings;
		this.seats = seats;
		this.own = own;
		this.comingBack = comingBack;
		this.clock = clock;
	}

	/** What would be told; nothing where the conference was changed meanwhile. */
	public ChangePreview of(PlannedChange change) {
		Conference conference = this.conferences.get(change.conference());
		return (conference.arrangement() == change.plan().seen().arrangement()) ? of(conference, change.plan().wanted())
				: new ChangePreview(List.of(), List.of());
	}

	/**
	 * Who would be told what, those included who come because of another conference in
	 * the same meeting; the conference given is changed and thrown away.
	 */
	ChangePreview of(Conference conference, Wanted wanted) {
		SharedMeeting meeting = this.meetings.of(conference);
		List<Reader> readers = meeting.all()
			.stream()
			.flatMap((each) -> each.invitees().stream().map((one) -> new Reader(each, one, this.own.known(each, one))))
			.toList();
		Optional<Before> cameBack = this.comingBack.whoJoins(conference, wanted);
		if (conference.status() == Conference.Status.BOOKED) {
			wanted.make(conference, this.clock.instant());
			Optional.ofNullable(wanted.correcting())
				.ifPresent((correction) -> conference.invitee(correction.person())
					.ifPresent((before) -> conference.correct(correction.of(before))));
			if (conference.id().equals(meeting.host().id())) {
				meeting.stillToBeHeld()
					.guests()
					.forEach((each) -> each.followTheOther(conference, this.clock.instant()));
			}
			this.seats.foresee(meeting.stillToBeHeld(), wanted.way() == Way.HYBRID);
		}
		Map<String, String> told = new LinkedHashMap<>();
		Set<String> calls = new LinkedHashSet<>();
		List<Conference> stay = meeting.all()
			.stream()
			.filter((each) -> each.status() != Conference.Status.CANCELLED)
			.toList();
		readers.forEach((reader) -> {
			Known.Difference difference = reader.news(this.own, stay.size() == 1);
			if (!difference.isNone()) {
				told.merge(reader.invitee.described(), told(reader, difference),
						(one, other) -> one.equals(other) ? one : one + "; " + other);
			}
			if (OpeningCalls.isRungAbout(reader.invitee, difference)) {
				calls.add(reader.invitee.described());
			}
		});
		Optional.ofNullable(wanted.correcting())
			.ifPresent((correction) -> Optional.ofNullable(Corrections.told(conference, correction))
				.ifPresent(
						(words) -> told.put(conference.invitee(correction.person()).orElseThrow().described(), words)));
		conference.invitees()
			.stream()
			.filter((invitee) -> readers.stream().noneMatch((each) -> each.invitee.id().equals(invitee.id())))
			.forEach((invitee) -> told.put(invitee.described(), howToTakePart(conference, invitee, cameBack)));
		return new ChangePreview(
				told.entrySet().stream().map((each) -> new ChangePreview.Told(each.getKey(), each.getValue())).toList(),
				List.copyOf(calls));
	}

	private String told(Reader reader, Known.Difference difference) {
		Invitee now = reader.now();
		String words = difference.inWords(now);
		return (difference.left() || difference.cancelled()) ? this.meetings.stillInvites(reader.conference, now)
			.map((other) -> words + ", and that they come all the same for " + other.reference())
			.orElse(words) : words;
	}

	private String howToTakePart(Conference conference, Invitee invitee, Optional<Before> cameBack) {
		return cameBack
			.map((before) -> this.comingBack.part(conference, invitee.id(), before)
				.map((part) -> "how to take part: %s, as they are kept apart from others"
					.formatted(OwnInvitations.inWords(conference, part)))
				.orElse("how to take part, with everybody but who is kept apart from them"))
			.orElse("how to take part");
	}

	/** Somebody who may be told something, and what they know before the change. */
	private record Reader(Conference conference, Invitee invitee, Known knew) {

		Invitee now() {
			return this.conference.invitee(this.invitee.id()).orElse(this.invitee);
		}

		/**
		 * What is new to them.
		 * @param byItself whether the meeting is shared no longer, which is not stored
		 * yet
		 */
		Known.Difference news(OwnInvitations own, boolean byItself) {
			Known known = own.known(this.conference, now());
			return (byItself ? known.byItself() : known).from(this.knew, now());
		}

	}

}

package io.convenor.conference.readers;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

import org.springframework.stereotype.Component;

import io.convenor.conference.ChildNames;
import io.convenor.conference.Conference;
import io.convenor.conference.Separation;
import io.convenor.conference.Separations;
import io.convenor.conference.SharedMeeting;
import io.convenor.conference.SharedMeetings;
import io.convenor.people.Authority;
import io.convenor.timescales.Dates;

/**
 * The one rule for every word that is written to a person: says what each reader of
 * something about a conference may read of it. Ask it once for all that is written of one
 * conference.
 */
@Component
public class Readers {

	private final SharedMeetings meetings;

	private final Separations separations;

	private final CalledNames called;

	private final ChildNames childNames;

	private final Authority authority;

	Readers(SharedMeetings meetings, Separations separations, CalledNames called, ChildNames childNames,
			Authority authority) {
		this.meetings = meetings;
		this.separations = separations;
		this.called = called;
		this.childNames = childNames;
		this.authority = authority;
	}

	/** The readers of a conference, with those of the others in the same meeting. */
	public Readership of(Conference conference) {
		SharedMeeting meeting = this.meetings.of(conference);
		List<UUID> ids = meeting.all().stream().map(Conference::id).toList();
		List<Separation> separations = ids.stream().flatMap((id) -> this.separations.ever(id).stream()).toList();
		LocalDate today = Stream
			.of(conference.startsAt().toLocalDate(), conference.bookedAt().atZone(Dates.LONDON).toLocalDate())
			.min(LocalDate::compareTo)
			.orElseThrow();
		return new Readership(meeting, separations, called(meeting, ids),
				Set.of(this.authority.telephone(), this.authority.cpMailbox()), today);
	}

	private List<Called> called(SharedMeeting meeting, List<UUID> ids) {
		Map<UUID, String> names = this.childNames.of(ids);
		Stream<Called> children = meeting.all()
			.stream()
			.flatMap((each) -> each.children().stream())
			.filter((child) -> names.containsKey(child.id()))
			.map((child) -> Called.child(child, names.getOrDefault(child.id(), "")));
		return Stream.concat(this.called.of(ids).stream(), children).toList();
	}

}

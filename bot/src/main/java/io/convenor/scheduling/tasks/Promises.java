package io.convenor.scheduling.tasks;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

import org.springframework.stereotype.Component;

import io.convenor.conference.Conference;
import io.convenor.conference.Invitee;
import io.convenor.conference.Separation;
import io.convenor.conference.Separation.Manner;
import io.convenor.conference.Separations;
import io.convenor.scheduling.answers.Answers;
import io.convenor.people.Role;
import io.convenor.scheduling.HeardBy;

/** What the letters about a conference promise, as it stands. */
@Component
class Promises {

	/** The minutes before it begins at which a letter asks them to come. */
	private static final int FAMILY_COMES_EARLY = 30;

	private final Separations separations;

	private final Answers answers;

	Promises(Separations separations, Answers answers) {
		this.separations = separations;
		this.answers = answers;
	}

	List<Made> of(Conference conference) {
		if (conference.status() == Conference.Status.CANCELLED) {
			return List.of();
		}
		List<Made> all = new ArrayList<>();
		if (conference.kind().careReview()) {
			all.add(talk(conference));
		}
		if (conference.way().inTheCalendar()) {
			List<Separation> apart = this.separations.of(conference.id());
			conference.invitees().stream().flatMap((each) -> atTheReception(conference, each, apart)).forEach(all::add);
			apart.stream().flatMap((each) -> about(conference, each)).forEach(all::add);
			this.answers.needs(conference).forEach((invitee, what) -> all.add(needs(conference, invitee, what)));
		}
		return all;
	}

	private static Made needs(Conference conference, UUID invitee, String what) {
		return new Made(invitee, Promise.NEEDS_ARE_MET, conference.startsAt(), what);
	}

	/** With the child, who need not be invited. */
	private static Made talk(Conference conference) {
		UUID whom = conference.invitees()
			.stream()
			.filter((each) -> each.role() == Role.YOUNG_PERSON)
			.map(Invitee::id)
			.findFirst()
			.orElse(conference.id());
		return new Made(whom, Promise.CHILD_IS_OFFERED_A_TALK, conference.startsAt(), "");
	}

	/** Family, and whoever must not meet somebody on the way. */
	private static Stream<Made> atTheReception(Conference conference, Invitee invitee, List<Separation> all) {
		List<Separation> apart = all.stream()
			.filter((each) -> each.takesPart()
					&& (each.invitee().equals(invitee.id()) || each.invitee().equals(invitee.forWhom())))
			.toList();
		boolean comes = conference.way().inARoom() && invitee.place() == Invitee.Place.ROOM
				&& apart.stream().noneMatch(Separation::hasOwnLink);
		if (!comes || (!invitee.family() && apart.isEmpty())) {
			return Stream.empty();
		}
		LocalDateTime from = apart.stream()
			.map((each) -> each.startsAt(conference))
			.findFirst()
			.orElse(conference.startsAt().minusMinutes(FAMILY_COMES_EARLY));
		return conference.roomToComeTo()
			.map((room) -> new Made(invitee.id(), Promise.MET_AT_THE_RECEPTION, from, room.name()))
			.stream();
	}

	private Stream<Made> about(Conference conference, Separation separation) {
		Stream<Made> asked = this.separations.isForNobodyAnyMore(conference, separation)
				? Stream.of(new Made(separation.invitee(), Promise.PART_IS_DECIDED_AGAIN, conference.startsAt(), ""))
				: Stream.empty();
		return Stream.concat(asked, promised(conference, separation));
	}

	private static Stream<Made> promised(Conference conference, Separation separation) {
		return conference.invitee(separation.invitee()).stream().flatMap((invitee) -> {
			if (separation.manner() == Manner.EXCLUDED) {
				return invitee.family()
						? Stream.of(new Made(invitee.id(), Promise.VIEWS_ARE_HEARD, conference.startsAt(), ""),
								new Made(invitee.id(), Promise.EXCLUDED_HEARS_THE_DECISION, conference.endsAt(), ""))
						: Stream.empty();
			}
			return invitee.invited() && invitee.toldByDefault() ? Stream.of(new Made(invitee.id(),
					Promise.HEARS_THE_DECISION, HeardBy.of(conference).atTime(conference.endsAt().toLocalTime()), ""))
					: Stream.empty();
		});
	}

	/**
	 * One promise.
	 *
	 * @param invitee to whom; the conference's id where to nobody by name
	 * @param due by when it must be kept, in local time
	 * @param place where; empty where that does not matter
	 */
	record Made(UUID invitee, Promise what, LocalDateTime due, String place) {
	}

}

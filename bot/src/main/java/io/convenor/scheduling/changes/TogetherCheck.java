package io.convenor.scheduling.changes;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

import org.springframework.stereotype.Component;

import io.convenor.conference.Conference;
import io.convenor.conference.Invitee;
import io.convenor.conference.Separation;
import io.convenor.conference.Separations;
import io.convenor.conference.SharedMeeting;
import io.convenor.conference.SharedMeetings;
import io.convenor.conference.WhoMayChair;
import io.convenor.drafts.Refused;
import io.convenor.scheduling.Prospects;
import io.convenor.scheduling.SchedulingSettings;
import io.convenor.scheduling.changes.Combining.Pair;
import io.convenor.scheduling.rooms.RoomRules;
import io.convenor.timescales.DateProblem;
import io.convenor.timescales.Dates;

/** What stands in the way of one meeting for two conferences, or of one for each. */
@Component
class TogetherCheck {

	private final SharedMeetings meetings;

	private final Separations separations;

	private final WhoMayChair whoMayChair;

	private final RoomRules roomRules;

	private final TimeLimits limits;

	private final Prospects prospects;

	private final SchedulingSettings settings;

	TogetherCheck(SharedMeetings meetings, Separations separations, WhoMayChair whoMayChair, RoomRules roomRules,
			TimeLimits limits, Prospects prospects, SchedulingSettings settings) {
		this.meetings = meetings;
		this.separations = separations;
		this.whoMayChair = whoMayChair;
		this.roomRules = roomRules;
		this.limits = limits;
		this.prospects = prospects;
		this.settings = settings;
	}

	/**
	 * Everything that stands in the way of one meeting of so many minutes, as sentences.
	 */
	List<String> problems(Pair pair, int minutes) {
		Conference guest = pair.guest();
		Conference host = pair.host();
		if (guest.id().equals(host.id())) {
			return List.of("That is the same conference twice. Give the references of two.");
		}
		List<String> problems = new ArrayList<>(notToBePutTogether(guest, host));
		if (problems.isEmpty()) {
			SharedMeeting there = this.meetings.of(host);
			Stream
				.of(chairedByAnother(guest, host), excluded(guest, there), apartInOneOnly(guest, there),
						keptApart(there.and(guest), minutes), late(guest, host), tooMany(there.and(guest)),
						this.roomRules.risk(guest, host.way()), tooLongForTheRoom(there.and(guest), minutes))
				.flatMap(Optional::stream)
				.forEach(problems::add);
		}
		return problems;
	}

	private List<String> notToBePutTogether(Conference guest, Conference host) {
		List<String> problems = new ArrayList<>();
		Stream.of(guest, host)
			.filter((each) -> each.status() != Conference.Status.BOOKED || !each.way().inTheCalendar())
			.forEach((each) -> problems.add(each.reference() + " is not booked as a meeting."));
		boolean sameSort = (guest.kind().careReview() && host.kind().careReview())
				|| (guest.kind().decidesOnAPlan() && host.kind().decidesOnAPlan());
		if (!sameSort) {
			problems.add("They are not the same sort of meeting: %s, and %s."
				.formatted(guest.kind().label().toLowerCase(Locale.UK), host.kind().label().toLowerCase(Locale.UK)));
		}
		Stream.of(guest, host)
			.filter((each) -> each.heldWith().isPresent())
			.forEach((each) -> problems.add(each.reference() + " is held together with another conference already."));
		if (!this.meetings.of(guest).canDoWithout(guest)) {
			problems.add("Another conference is held in the meeting of " + guest.reference()
					+ ". Combine that one with this first.");
		}
		return problems;
	}

	/** Who chairs the meeting that stays chairs both. */
	private Optional<String> chairedByAnother(Conference guest, Conference host) {
		return guest.chairId().equals(host.chairId()) ? Optional.empty() : this.whoMayChair
			.obstacle(new WhoMayChair.Candidate(host.chairId(), host.chair().address()), guest)
			.map((because) -> "%s cannot chair %s: %s. Have both chaired by somebody who may, or hold them apart."
				.formatted(host.chair().name(), guest.reference(), because));
	}

	/**
	 * Whoever is to come to no part of the one would come to it through the other. That
	 * they are to come to neither is for the chair to decide, who alone knows whether the
	 * other child's conference can do without them.
	 */
	private Optional<String> excluded(Conference guest, SharedMeeting there) {
		Set<String> fromHere = this.meetings.excluded(SharedMeeting.of(guest));
		Set<String> fromThere = this.meetings.excluded(there);
		Optional<String> comesByTheHost = there.all()
			.stream()
			.flatMap((each) -> excludedIn(each, fromHere, guest).stream())
			.findFirst();
		return comesByTheHost.or(() -> excludedIn(guest, fromThere, there.host()));
	}

	private static Optional<String> excludedIn(Conference inviting, Set<String> excluded, Conference excluding) {
		return inviting.invitees()
			.stream()
			.filter((each) -> excluded.contains(SharedMeeting.mailbox(each.address())))
			.findFirst()
			.map((each) -> ("%s is invited to %s, and to no part of the meeting of %s; one meeting would bring them to "
					+ "both. If they are to come to neither, press “Keep people apart” for %s and choose “%s” first. "
					+ "If they have to come, hold the two apart.")
				.formatted(each.name(), inviting.reference(), excluding.reference(), inviting.reference(),
						Separation.Manner.EXCLUDED.label()));
	}

	/** Whoever is kept apart in the meeting that stays is so in both. */
	private Optional<String> apartInOneOnly(Conference guest, SharedMeeting there) {
		Set<UUID> apart = this.separations.apart(guest.id());
		return guest.invitees()
			.stream()
			.filter((each) -> apart.contains(each.id()))
			.flatMap((each) -> there.firstWith(each.address())
				.filter((other) -> !isApartIn(there, each))
				.map((other) -> "%s takes part apart in %s, and not in %s. Press “Keep people apart” there first."
					.formatted(each.name(), guest.reference(), other.reference()))
				.stream())
			.findFirst();
	}

	private boolean isApartIn(SharedMeeting meeting, Invitee invitee) {
		return this.meetings.apart(meeting).contains(SharedMeeting.mailbox(invitee.address()));
	}

	/** What was decided for each by itself has to hold for all of them together. */
	private Optional<String> keptApart(SharedMeeting together, int minutes) {
		return this.meetings.wouldMeet(together, minutes)
			.map((two) -> ("%s and %s are kept apart, and would meet in one meeting. Press “Keep people apart” for %s "
					+ "and give one of them a time or a link of their own first.")
				.formatted(two.one().name(), two.other().name(),
						together.firstWith(two.other().address())
							.map(Conference::reference)
							.orElseGet(together.host()::reference)))
			.or(() -> this.meetings.wouldMiss(together, minutes)
				.map((invitee) -> "It would be over before %s joins, who takes part apart. Give it more minutes."
					.formatted(invitee.name())));
	}

	private Optional<String> late(Conference guest, Conference host) {
		return this.limits.lateByItself(guest, host.startsAt())
			.map((problem) -> (problem.kind() == DateProblem.Kind.TOO_LATE) ? late(guest, host, problem)
					: problem.sentence());
	}

	private String late(Conference guest, Conference host, DateProblem problem) {
		return this.prospects.lastLawful(guest)
			.map((last) -> "%s has to be held by %s, and the meeting of %s is on %s. Move that one first.".formatted(
					guest.reference(), Dates.inWords(this.prospects.mustBeHeldBy(last)), host.reference(),
					Dates.inWords(host.startsAt().toLocalDate())))
			.orElse(problem.sentence());
	}

	private Optional<String> tooMany(SharedMeeting together) {
		int people = together.people().size();
		return (people > this.settings.mostPeople())
				? Optional.of("%d people would be invited, and one meeting takes at most %d.".formatted(people,
						this.settings.mostPeople()))
				: Optional.empty();
	}

	private Optional<String> tooLongForTheRoom(SharedMeeting together, int minutes) {
		Conference host = together.host();
		return host.room()
			.flatMap((room) -> this.roomRules.roomProblem(together.all(), host.way(), room, host.startsAt(), minutes,
					together.people().size()));
	}

	void requireNothingInTheWay(Pair pair, int minutes) {
		problems(pair, minutes).stream().findFirst().ifPresent((sentence) -> {
			throw new Refused(sentence + " Nothing was changed.");
		});
	}

	/** Requires that the one can have a meeting of its own then. */
	void requireCanBeThen(Conference guest, LocalDateTime start, int minutes) {
		this.limits.problems(guest, start)
			.stream()
			.findFirst()
			.or(() -> this.limits.lateByItself(guest, start).map(DateProblem::sentence))
			.or(() -> guest.room()
				.flatMap((room) -> this.roomRules.roomProblem(List.of(guest), guest.way(), room, start, minutes,
						guest.invitees().size())))
			.or(() -> tooShortForWhoIsApart(guest, minutes))
			.ifPresent((sentence) -> {
				throw new Refused(sentence + " Nothing was changed.");
			});
	}

	private Optional<String> tooShortForWhoIsApart(Conference guest, int minutes) {
		return guest.invitees()
			.stream()
			.filter((invitee) -> this.meetings.apart(guest, invitee)
				.filter((each) -> each.separation().fromMinute() >= minutes)
				.isPresent())
			.findFirst()
			.map((invitee) -> "It would be over before %s joins, who takes part apart. Give it more minutes."
				.formatted(invitee.name()));
	}

}

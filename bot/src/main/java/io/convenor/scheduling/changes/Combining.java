package io.convenor.scheduling.changes;

import java.time.Clock;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;

import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

import io.convenor.audit.AuditTrail;
import io.convenor.conference.Caseload;
import io.convenor.conference.Conference;
import io.convenor.conference.Conferences;
import io.convenor.conference.Invitee;
import io.convenor.conference.Reference;
import io.convenor.conference.Separation;
import io.convenor.conference.Separations;
import io.convenor.conference.Separations.Part;
import io.convenor.conference.SharedMeeting;
import io.convenor.conference.SharedMeetings;
import io.convenor.conference.SharedMeetings.Apart;
import io.convenor.conference.WhoMayChair;
import io.convenor.drafts.Reading;
import io.convenor.drafts.Refused;
import io.convenor.scheduling.Patience;
import io.convenor.scheduling.Prospects;
import io.convenor.scheduling.SchedulingSettings;
import io.convenor.scheduling.rooms.RoomRules;
import io.convenor.timescales.DateProblem;
import io.convenor.timescales.Dates;

/**
 * Where the conferences of brothers and sisters are put into one meeting, and taken apart
 * again. Each child keeps a conference, with a reference, reports, clocks and an outcome
 * of its own. Whom one of them does not invite to any part, or keeps apart from somebody,
 * is no reason to decide anything for the other: where one meeting would undo that, it is
 * refused with what to decide first. Refusals are a {@link Refused}.
 */
@Component
public class Combining {

	private final Conferences conferences;

	private final Caseload caseload;

	private final Prospects prospects;

	private final ChangeTimes times;

	private final TimeLimits limits;

	private final RoomRules roomRules;

	private final SharedMeetings meetings;

	private final Separations separations;

	private final WhoMayChair whoMayChair;

	private final TransactionOperations transaction;

	private final AuditTrail audit;

	private final SchedulingSettings settings;

	private final Clock clock;

	Combining(Conferences conferences, Caseload caseload, Prospects prospects, ChangeTimes times, TimeLimits limits,
			RoomRules roomRules, SharedMeetings meetings, Separations separations, WhoMayChair whoMayChair,
			TransactionOperations transaction, AuditTrail audit, SchedulingSettings settings, Clock clock) {
		this.meetings = meetings;
		this.transaction = transaction;
		this.separations = separations;
		this.whoMayChair = whoMayChair;
		this.conferences = conferences;
		this.caseload = caseload;
		this.prospects = prospects;
		this.times = times;
		this.limits = limits;
		this.roomRules = roomRules;
		this.audit = audit;
		this.settings = settings;
		this.clock = clock;
	}

	/** Two conferences that somebody wants held in one meeting. */
	public Pair find(Reference guest, Reference host, String who) {
		return new Pair(mine(this.caseload.find(guest, who)), mine(this.caseload.find(host, who)));
	}

	/** The same two, to be shown to the person in whose chat their card is. */
	public Optional<Pair> find(UUID guest, UUID host) {
		return this.conferences.findById(guest)
			.flatMap((one) -> this.conferences.findById(host).map((other) -> new Pair(one, other)));
	}

	private static Conference mine(Optional<Conference> found) {
		return found.orElseThrow(() -> new Refused("I do not know both references among the conferences you look "
				+ "after. Type conferences to see which are yours."));
	}

	/** Everything that stands in the way of one meeting, as sentences. */
	public List<String> problems(Pair pair) {
		return problems(pair, minutes(pair));
	}

	private List<String> problems(Pair pair, int minutes) {
		Conference guest = pair.guest;
		Conference host = pair.host;
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
				|| (guest.kind().childProtection() && host.kind().childProtection());
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

	/** Who takes part apart in both, for whom the meeting that stays decides how. */
	public List<Invitee> apartAsThere(Pair pair) {
		SharedMeeting there = this.meetings.of(pair.host);
		Set<UUID> apart = this.separations.apart(pair.guest.id());
		return pair.guest.invitees()
			.stream()
			.filter((each) -> apart.contains(each.id()) && isApartIn(there, each))
			.toList();
	}

	/** How long a meeting for both would be. */
	public int minutes(Pair pair) {
		return Math.min(pair.guest.lengthMinutes() + pair.host.lengthMinutes(),
				(int) this.settings.longest().toMinutes());
	}

	/**
	 * Holds the one in the meeting of the other. Who is not free for it is asked about
	 * first, outside the transaction; everything else is looked at in it.
	 */
	public void combine(UUID guestId, UUID hostId, String who, Map<String, String> typed) {
		Pair seen = new Pair(this.conferences.get(guestId), this.conferences.get(hostId));
		requireLooksAfter(who, seen);
		int minutes = minutes(typed);
		requireNothingInTheWay(seen, minutes);
		SharedMeeting together = this.meetings.of(seen.host).and(seen.guest);
		requireFree(typed, () -> this.times.clash(together, together.all(), seen.host.startsAt(), minutes));
		this.transaction.executeWithoutResult((_) -> combine(guestId, hostId, who, minutes));
	}

	private void combine(UUID guestId, UUID hostId, String who, int minutes) {
		this.meetings.changeOneAtATime();
		this.conferences.allLocked(List.of(guestId, hostId));
		Pair pair = new Pair(this.conferences.get(guestId), this.conferences.get(hostId));
		requireLooksAfter(who, pair);
		requireNothingInTheWay(pair, minutes);
		List<Invitee> asThere = apartAsThere(pair);
		Conference host = pair.host;
		host.moveTo(host.startsAt(), minutes);
		Conference saved = this.conferences.save(host);
		asThere.forEach((invitee) -> this.separations.of(pair.guest, invitee).ifPresent((each) -> {
			this.separations.end(each, who);
			pair.guest.arrangeApart(invitee.id());
		}));
		pair.guest.holdWith(saved, this.clock.instant());
		this.conferences.save(pair.guest);
		this.audit.record(who, "put into one meeting", guestId, pair.guest.reference().value(),
				"with " + saved.reference());
	}

	private void requireNothingInTheWay(Pair pair, int minutes) {
		problems(pair, minutes).stream().findFirst().ifPresent((sentence) -> {
			throw new Refused(sentence + " Nothing was changed.");
		});
	}

	private int minutes(Map<String, String> typed) {
		Reading reading = new Reading(typed);
		return reading
			.minutes(ChangeFields.LENGTH, (int) this.settings.shortest().toMinutes(),
					(int) this.settings.longest().toMinutes())
			.orElseThrow(() -> new Refused(reading.problems()));
	}

	/** Whoever presses knows best whether somebody who is not free can make it. */
	private static void requireFree(Map<String, String> typed, Supplier<Patience.Answer<ChangeTimes.Clash>> diaries) {
		if ("true".equals(typed.get(ChangeFields.WHOEVER_IS_FREE))) {
			return;
		}
		String clash = switch (diaries.get()) {
			case Patience.Answer.Here<ChangeTimes.Clash> here -> here.value().inWords();
			default -> "The diaries could not be read in time, so I do not know who is free then.";
		};
		if (clash != null) {
			throw new Refused(clash
					+ " Nothing was changed. If it is to be then all the same, tick the box for that and press again.");
		}
	}

	/** Gives the one a meeting of its own again, at another time. */
	public void takeApart(UUID guestId, String who, Map<String, String> typed) {
		Conference seen = this.conferences.get(guestId);
		requireTogether(seen, who);
		LocalDateTime start = start(typed);
		int minutes = minutes(typed);
		requireCanBeThen(seen, start, minutes);
		requireFree(typed, () -> this.times.clash(SharedMeeting.of(seen), List.of(), start, minutes));
		this.transaction.executeWithoutResult((_) -> takeApart(guestId, who, start, minutes));
	}

	private void takeApart(UUID guestId, String who, LocalDateTime start, int minutes) {
		this.meetings.changeOneAtATime();
		Conference guest = this.conferences.locked(guestId);
		Conference host = requireTogether(guest, who);
		requireCanBeThen(guest, start, minutes);
		List<Apart> decidedElsewhere = guest.invitees()
			.stream()
			.flatMap((invitee) -> this.meetings.apartThemselves(guest, invitee).stream())
			.filter((each) -> !each.conference().id().equals(guest.id()))
			.toList();
		List<Apart> decidedHere = this.separations.of(guestId)
			.stream()
			.filter(Separation::takesPart)
			.map((each) -> new Apart(each, guest))
			.toList();
		guest.holdApart(start, minutes);
		decidedElsewhere.forEach((each) -> keepApartAsBefore(guest, each, who));
		this.conferences.save(guest);
		keepApartWhoeverStays(host.id(), decidedHere, who);
		this.audit.record(who, "took out of the meeting of another", guestId, guest.reference().value(),
				"from " + host.reference());
	}

	/**
	 * What the one that leaves had decided holds on in the meeting it leaves, for whoever
	 * is invited there too.
	 */
	private void keepApartWhoeverStays(UUID hostId, List<Apart> decided, String who) {
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
	private void keepApartAsBefore(Conference guest, Apart apart, String who) {
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

	private Conference requireTogether(Conference guest, String who) {
		Conference host = guest.heldWith()
			.map(this.conferences::get)
			.orElseThrow(() -> new Refused("It has a meeting of its own already, so nothing was changed."));
		requireLooksAfter(who, new Pair(guest, host));
		Changes.requireBooked(guest);
		return host;
	}

	private void requireCanBeThen(Conference guest, LocalDateTime start, int minutes) {
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

	private static LocalDateTime start(Map<String, String> typed) {
		Reading reading = new Reading(typed);
		return reading.date(ChangeFields.DATE)
			.flatMap((day) -> reading.time(ChangeFields.TIME).map((LocalTime time) -> day.atTime(time)))
			.orElseThrow(() -> new Refused(reading.problems()));
	}

	private void requireLooksAfter(String who, Pair pair) {
		if (!this.caseload.looksAfter(who, pair.guest) || !this.caseload.looksAfter(who, pair.host)) {
			throw new Refused("You do not look after both of these conferences, so nothing was changed.");
		}
	}

	/**
	 * Two conferences.
	 *
	 * @param guest the one that is held, or is to be held, in the other's meeting
	 * @param host the one whose meeting it is
	 */
	public record Pair(Conference guest, Conference host) {

		/** Whether they are held together. */
		public boolean together() {
			return this.guest.heldWith().filter(this.host.id()::equals).isPresent();
		}

		/** Who comes to the meeting only because of the one. */
		public List<Invitee> onlyBecauseOf(Conference one) {
			Conference other = one.equals(this.guest) ? this.host : this.guest;
			return one.invitees()
				.stream()
				.filter((invitee) -> other.invitees()
					.stream()
					.noneMatch((each) -> each.address().equalsIgnoreCase(invitee.address())))
				.toList();
		}

	}

}

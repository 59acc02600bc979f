package io.convenor.scheduling.cover;

import java.time.Clock;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

import io.convenor.audit.AuditTrail;
import io.convenor.conference.Conference;
import io.convenor.conference.Conferences;
import io.convenor.conference.Invitee;
import io.convenor.conference.NeedToKnow;
import io.convenor.conference.WhoMayChair;
import io.convenor.conference.WhoMayChair.Answer;
import io.convenor.graph.Availability.Busy;
import io.convenor.graph.Availability.Diary;
import io.convenor.graph.Directory.DirectoryPerson;
import io.convenor.people.Authority;
import io.convenor.people.EmailAddress;
import io.convenor.people.Role;
import io.convenor.scheduling.booking.Booking;
import io.convenor.scheduling.booking.Booking.Guest;
import io.convenor.scheduling.booking.Booking.Step;
import io.convenor.scheduling.booking.GuestList;
import io.convenor.scheduling.booking.LawfulDates;
import io.convenor.scheduling.booking.StoredBookings;
import io.convenor.scheduling.cover.Cover.Chair;
import io.convenor.scheduling.cover.Cover.Line;
import io.convenor.scheduling.cover.Cover.What;
import io.convenor.scheduling.cover.CoverLines.Meeting;
import io.convenor.timescales.Dates;

/**
 * Hands conferences over to their new chairs in one transaction: everything is looked at
 * once more, and what stands in the way of one line does not stop the others.
 */
@Component
class HandingOver {

	private final StoredCovers stored;

	private final CoverLines lines;

	private final Conferences conferences;

	private final StoredBookings bookings;

	private final GuestList guestList;

	private final LawfulDates lawful;

	private final NeedToKnow needToKnow;

	private final Authority authority;

	private final AuditTrail audit;

	private final TransactionOperations transaction;

	private final ApplicationEventPublisher events;

	private final Clock clock;

	HandingOver(StoredCovers stored, CoverLines lines, Conferences conferences, StoredBookings bookings,
			GuestList guestList, LawfulDates lawful, NeedToKnow needToKnow, Authority authority, AuditTrail audit,
			TransactionOperations transaction, ApplicationEventPublisher events, Clock clock) {
		this.stored = stored;
		this.lines = lines;
		this.conferences = conferences;
		this.bookings = bookings;
		this.guestList = guestList;
		this.lawful = lawful;
		this.needToKnow = needToKnow;
		this.authority = authority;
		this.audit = audit;
		this.transaction = transaction;
		this.events = events;
		this.clock = clock;
	}

	/** The proposal with what became of each line. */
	Cover handOver(Cover cover, List<Chair> chairs, List<Diary> diaries) {
		try {
			return Objects.requireNonNull(this.transaction.execute((_) -> decide(cover, chairs, diaries)));
		}
		catch (DuplicateKeyException ex) {
			throw new OptimisticLockingFailureException("A chair began a booking at this very moment", ex);
		}
	}

	private Cover decide(Cover cover, List<Chair> chairs, List<Diary> diaries) {
		this.stored.oneAtATime();
		List<Line> wanted = cover.plan()
			.lines()
			.stream()
			.filter((line) -> line.open() && line.chosen() != null)
			.sorted(Comparator.comparing(this.lines::startOrNow).thenComparing(Line::subject))
			.toList();
		Map<UUID, Conference> held = locked(wanted);
		Map<UUID, Meeting> meetings = this.lines.meetings(held.values());
		WhoMayChair.Cases cases = this.lines.cases(meetings.values());
		Map<String, List<Busy>> taken = new HashMap<>(this.lines.taken(chairs, diaries, wanted));
		Map<UUID, Line> after = new HashMap<>();
		Set<String> newChairs = new HashSet<>();
		wanted.forEach((line) -> {
			Chair chair = chairs.stream().filter((each) -> each.id().equals(line.chosen())).findFirst().orElse(null);
			Optional<String> obstacle = (chair == null || !this.needToKnow.isChair(chair.id()))
					? Optional.of("Whoever was chosen is not one of the chairs any more. Choose somebody else.")
					: give(cover, line, chair, held.get(line.subject()),
							(as) -> CoverLines.may(cases, as, Objects.requireNonNull(meetings.get(line.subject()))),
							taken.getOrDefault(chair.id(), List.of()), readable(chair, diaries));
			after.put(line.subject(), obstacle.map(line::notDone).orElseGet(() -> {
				String id = Objects.requireNonNull(line.chosen());
				newChairs.add(id);
				occupy(taken, id, line);
				return line.taken(id);
			}));
		});
		Cover saved = this.stored
			.save(cover.with(cover.plan().each((line) -> after.getOrDefault(line.subject(), line))));
		this.events.publishEvent(new CoverMoved(saved.id(), saved.version(), newChairs));
		return saved;
	}

	private Map<UUID, Conference> locked(List<Line> wanted) {
		List<UUID> conferences = wanted.stream()
			.filter((line) -> line.what() != What.BOOKING)
			.map(Line::subject)
			.toList();
		return this.conferences.allLocked(conferences)
			.stream()
			.collect(Collectors.toMap(Conference::id, (each) -> each));
	}

	private static boolean readable(Chair chair, List<Diary> diaries) {
		return diaries.stream()
			.anyMatch((diary) -> diary.problem() == null && diary.address().equalsIgnoreCase(chair.address()));
	}

	private static void occupy(Map<String, List<Busy>> taken, String chair, Line line) {
		if (CoverLines.takesTime(line)) {
			List<Busy> more = new ArrayList<>(taken.getOrDefault(chair, List.of()));
			more.add(new Busy(CoverLines.start(line), CoverLines.end(line)));
			taken.put(chair, more);
		}
	}

	/** Gives one of them to its new chair, or says what stands in the way. */
	private Optional<String> give(Cover cover, Line line, Chair chair, @Nullable Conference conference,
			Function<Chair, Answer> may, List<Busy> taken, boolean readable) {
		if (line.what() == What.BOOKING) {
			return giveBooking(cover, line, chair);
		}
		Optional<String> obstacle = obstacle(cover, line, conference);
		if (obstacle.isPresent() || conference == null) {
			return obstacle;
		}
		boolean takesTime = CoverLines.takesTime(line) && conference.startsAt().isAfter(now());
		if (takesTime && !readable) {
			return Optional.of("The diary of %s could not be read, so I do not know whether they are free."
				.formatted(chair.name()));
		}
		if (takesTime && !this.lawful.turnRound().allows(taken, conference.startsAt(), conference.endsAt())) {
			return Optional
				.of(("%s is not free then, with %d minutes before and after; that may be another one you chose "
						+ "for them here. Choose somebody else.")
					.formatted(chair.name(), this.lawful.turnRound().minutes()));
		}
		return switch (may.apply(chair)) {
			case Answer.No(String because) ->
				Optional.of("%s cannot chair it: %s. Choose somebody else.".formatted(chair.name(), because));
			case Answer.Yes yes when yes.sayingWhy() && line.reason() == null -> Optional
				.of(("A meeting of this kind is usually chaired by an independent chair. Say in a few words why "
						+ "%s chairs it, or choose somebody else.")
					.formatted(chair.name()));
			case Answer.Yes yes -> {
				handTo(cover, conference, chair, yes, line.reason());
				yield Optional.empty();
			}
		};
	}

	private void handTo(Cover cover, Conference conference, Chair chair, Answer.Yes may, @Nullable String reason) {
		conference.handTo(invitee(chair), this.clock.instant());
		conference.chairedAs(may.as(), may.sayingWhy() ? reason : null);
		this.conferences.save(conference);
		this.audit.record(cover.askedBy(), "handed over", conference.id(), conference.reference().value(),
				"from " + cover.plan().chair() + " to " + chair.id());
		conference.chairReason()
			.ifPresent((_) -> this.audit.record(cover.askedBy(), "said why they chair it", conference.id(),
					conference.reference().value(), may.as().inWords()));
	}

	private Optional<String> obstacle(Cover cover, Line line, @Nullable Conference conference) {
		if (conference == null || conference.status() != Conference.Status.BOOKED) {
			return Optional.of("It was cancelled or closed meanwhile, so there is nothing to hand over.");
		}
		if (!conference.chairId().equals(cover.plan().chair())) {
			return Optional.of("Somebody else has handed it over meanwhile.");
		}
		if (!this.needToKnow.knows(cover.askedBy(), conference)) {
			return Optional.of("It is not yours to hand over.");
		}
		if (conference.arrangement() != line.arrangement()) {
			return Optional.of("It was changed meanwhile, so it was not handed over. It is now on "
					+ Dates.inWords(conference.startsAt()) + ": look at it again.");
		}
		return this.lines.inTheChairsOwnCalendar(conference) ? Optional.of(CoverLines.OWN_CALENDAR) : Optional.empty();
	}

	private Invitee invitee(Chair chair) {
		return Invitee.named(chair.name())
			.mailbox(new EmailAddress(chair.address()))
			.agency(this.authority.name())
			.as(Role.CHAIR)
			.directoryId(chair.id())
			.build();
	}

	/** Where it had come to a time, the new chair looks for one: the diary is another. */
	private Optional<String> giveBooking(Cover cover, Line line, Chair chair) {
		Optional<Booking> found = this.bookings.lock(line.subject())
			.filter((booking) -> !booking.closed() && booking.chairId().equals(cover.plan().chair()));
		if (found.isEmpty()) {
			return Optional.of("It was confirmed or put away meanwhile, so there is nothing to hand over.");
		}
		Booking booking = found.get();
		if (booking.version() != line.arrangement()) {
			return Optional.of("It was changed meanwhile, so it was not handed over. Look at it again.");
		}
		if (this.bookings.begunBy(chair.id()).isPresent()) {
			return Optional.of("%s is at work on a booking already. Choose somebody else.".formatted(chair.name()));
		}
		Booking.Plan plan = booking.plan().fresh();
		List<Guest> others = plan.guests()
			.stream()
			.filter((guest) -> guest.role() != Role.CHAIR && !guest.address().equalsIgnoreCase(chair.address()))
			.toList();
		Booking.Plan theirs = this.guestList
			.withChair(plan.withGuests(others),
					new DirectoryPerson(chair.id(), chair.name(), chair.address(), "", false))
			.with(plan.timing().unlooked().startingAt(null, Set.of()))
			.at(plan.step() == Step.ABOUT ? Step.ABOUT : Step.PEOPLE);
		try {
			this.bookings.handTo(chair.id(), booking.with(theirs));
		}
		catch (OptimisticLockingFailureException ex) {
			return Optional.of("It was changed meanwhile, so it was not handed over. Look at it again.");
		}
		this.audit.record(cover.askedBy(), "handed a booking over", booking.id(), null,
				"from " + cover.plan().chair() + " to " + chair.id());
		return Optional.empty();
	}

	private LocalDateTime now() {
		return this.lines.now();
	}

}

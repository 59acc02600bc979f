package io.convenor.scheduling.booking;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import io.convenor.conference.Conference;
import io.convenor.conference.Way;
import io.convenor.drafts.Reading;
import io.convenor.drafts.Refused;
import io.convenor.drafts.Submission;
import io.convenor.people.Standing;
import io.convenor.scheduling.Patience;
import io.convenor.scheduling.SchedulingSettings;
import io.convenor.scheduling.booking.Booking.Plan;
import io.convenor.scheduling.booking.Booking.Question;
import io.convenor.scheduling.booking.Booking.Step;
import io.convenor.scheduling.booking.Booking.Timing;
import io.convenor.scheduling.rooms.RoomOnOffer;
import io.convenor.scheduling.rooms.Rooms;
import io.convenor.timescales.Dates;

/** The third step of a booking: when it is held, and in which room. */
@Component
class TimesAtBooking {

	private final StoredBookings stored;

	private final LookingForTimes looking;

	private final Diaries diaries;

	private final LawfulDates lawful;

	private final SlotRequests slotRequests;

	private final SchedulingSettings settings;

	private final Rooms rooms;

	TimesAtBooking(StoredBookings stored, LookingForTimes looking, Diaries diaries, LawfulDates lawful,
			SlotRequests slotRequests, SchedulingSettings settings, Rooms rooms) {
		this.stored = stored;
		this.looking = looking;
		this.diaries = diaries;
		this.lawful = lawful;
		this.slotRequests = slotRequests;
		this.settings = settings;
		this.rooms = rooms;
	}

	/** Looks again: in another room, from another day, or as before. */
	Booking look(Booking booking, Reading reading) {
		Timing timing = booking.timing();
		Optional<LocalDate> from = reading.blank(BookingFields.LOOK_FROM) ? Optional.empty()
				: reading.date(BookingFields.LOOK_FROM);
		Optional<String> address = chosen(booking, reading);
		address.flatMap((each) -> problem(booking.plan().with(timing.in(each)), null))
			.ifPresent((sentence) -> reading.refuse(BookingFields.ROOM, sentence));
		Plan plan = booking.plan().fresh();
		if (reading.hasProblems()) {
			return this.stored.save(booking.with(plan.with(reading.refused())));
		}
		Timing changed = timing.in(address.orElse(timing.room())).lookingFrom(from.orElse(null)).unlooked();
		return this.looking.at(booking,
				plan.asking(List.of())
					.with(changed)
					.with(reading.accepted(List.of(BookingFields.ROOM, BookingFields.LOOK_FROM))));
	}

	/** Takes one of the times on offer. */
	Plan slot(Plan plan, Reading reading) {
		Optional<LocalDateTime> slot = reading.choice(BookingFields.SLOT,
				(text) -> moment(text).filter(plan.timing().slots()::contains), "Choose one of the times.");
		slot.map((start) -> this.lawful.problems(start, plan.about()))
			.ifPresent((problems) -> problems.forEach((sentence) -> reading.refuse(BookingFields.SLOT, sentence)));
		problem(plan, slot.orElse(null)).ifPresent((sentence) -> reading.refuse(BookingFields.ROOM, sentence));
		return reading.hasProblems() ? plan.with(reading.refused())
				: plan.with(plan.timing().startingAt(slot.orElseThrow(), Set.of()))
					.with(reading.accepted(BookingFields.ANOTHER_TIME))
					.at(Step.SUMMARY);
	}

	/**
	 * Asks the chair of a review for its slot. Nothing moves by that, and the chair can
	 * go on and take another time meanwhile.
	 */
	@Transactional
	public Booking askForSlot(Booking booking, Submission submission) {
		UUID request = uuid(submission.typed(BookingFields.REVIEW_SLOT))
			.orElseThrow(() -> new Refused("That slot is not on offer any more. Press Look again."));
		this.slotRequests.ask(booking, request);
		return this.stored.save(booking.with(booking.plan()
			.fresh()
			.telling("I have asked the chair of that review. You hear from me when they answer, and can take another "
					+ "time meanwhile.")));
	}

	/** Takes another date and time that the chair gives. */
	Plan time(Booking booking, Reading reading) {
		Optional<LocalDate> date = reading.date(BookingFields.DATE);
		Optional<LocalTime> time = booking.about().inTheCalendar() ? reading.time(BookingFields.TIME)
				: Optional.of(this.settings.officeHoursUntil());
		Optional<String> address = chosen(booking, reading);
		Optional<LocalDateTime> start = date.flatMap((day) -> time.map(day::atTime));
		date.map((day) -> this.lawful.problems(start.orElse(day.atTime(LocalTime.MAX)), booking.about()))
			.ifPresent((problems) -> problems.forEach((sentence) -> reading.refuse(BookingFields.DATE, sentence)));
		Plan plan = booking.plan().fresh();
		if (reading.hasProblems()) {
			return plan.with(reading.refused());
		}
		Plan inTheRoom = plan.with(plan.timing().in(address.orElse(plan.timing().room())));
		return take(inTheRoom.with(reading.accepted(BookingFields.ANOTHER_TIME)), start.orElseThrow());
	}

	private Plan take(Plan plan, LocalDateTime start) {
		if (!plan.about().inTheCalendar()) {
			return plan.with(plan.timing().startingAt(start, Set.of())).at(Step.SUMMARY);
		}
		Optional<String> roomProblem = problem(plan, start);
		if (roomProblem.isPresent()) {
			return plan.telling(roomProblem.get());
		}
		List<Question> questions = new ArrayList<>();
		Set<String> taken = new HashSet<>();
		switch (this.diaries.free(plan, start)) {
			case Patience.Answer.Here<Diaries.Free> here -> {
				taken.addAll(here.value().notFree());
				questions.addAll(clash(plan, start, here.value()));
			}
			default -> questions.add(new Question(Question.What.DIARIES_UNREAD,
					"The diaries could not be read in time, so I do not know who is free on %s. Book that time all the same?"
						.formatted(Dates.inWords(start))));
		}
		return questions.isEmpty() ? plan.with(plan.timing().startingAt(start, Set.of())).at(Step.SUMMARY)
				: plan.with(plan.timing().waitingWith(start, taken)).asking(questions);
	}

	/** What to ask about a time at which not everybody is known to be free. */
	private List<Question> clash(Plan plan, LocalDateTime start, Diaries.Free free) {
		List<Question> questions = new ArrayList<>();
		List<String> names = this.diaries.names(plan, free.taken());
		if (!names.isEmpty()) {
			questions.add(new Question(Question.What.NOT_FREE, "%s %s not free on %s. Book that time all the same?"
				.formatted(listed(names), (names.size() == 1) ? "is" : "are", Dates.inWords(start))));
		}
		if (names.isEmpty() && !free.tooNear().isEmpty()) {
			questions.add(new Question(Question.What.NOT_FREE,
					"%s has another meeting less than %d minutes before or after %s. Book that time all the same?"
						.formatted(listed(this.diaries.names(plan, free.tooNear())), this.lawful.turnRound().minutes(),
								Dates.inWords(start))));
		}
		if (!free.unread().isEmpty()) {
			questions.add(new Question(Question.What.DIARIES_UNREAD,
					"I cannot see the diary of %s, so I do not know about %s. Book that time all the same?"
						.formatted(listed(free.unread()), Dates.inWords(start))));
		}
		return questions;
	}

	private static String listed(List<String> names) {
		int last = names.size() - 1;
		return (last == 0) ? names.getFirst() : String.join(", ", names.subList(0, last)) + " and " + names.get(last);
	}

	/** The time that was asked about is taken all the same. */
	Plan yes(Plan plan) {
		LocalDateTime pending = plan.timing().pending();
		return (pending != null && !plan.questions().isEmpty())
				? plan.with(plan.timing().startingAt(pending, plan.timing().accepted())).at(Step.SUMMARY)
				: plan.asking(List.of());
	}

	/**
	 * Other times, where somebody has taken the one that is about to be booked.
	 * @throws Refused while the review that had it is being moved
	 */
	Optional<Booking> othersIfTaken(Booking booking) {
		if (this.slotRequests.isStillMoving(booking)) {
			throw new Refused("The review that had this time is just being moved in the calendar. Nothing was booked "
					+ "yet: press Confirm and send again in a moment, or go back and choose another time.");
		}
		LocalDateTime start = booking.timing().startsAt();
		boolean taken = start != null && booking.about().inTheCalendar()
				&& this.diaries.free(booking.plan(), start) instanceof Patience.Answer.Here<Diaries.Free> here
				&& !booking.timing().accepted().containsAll(here.value().notFree());
		if (!taken) {
			return Optional.empty();
		}
		Plan plan = booking.plan().fresh();
		return Optional.of(this.looking.at(booking,
				plan.with(plan.timing().unlooked().startingAt(null, Set.of()))
					.at(Step.TIME)
					.telling("Somebody has taken that time meanwhile, so nothing was booked. Here are other times.")));
	}

	/** The booking is done or put away: no slot is asked for any more. */
	@Transactional
	public void asksForNoSlot(Booking booking) {
		this.slotRequests.noLongerNeeded(booking.id());
	}

	private static Optional<UUID> uuid(String text) {
		try {
			return Optional.of(UUID.fromString(text));
		}
		catch (IllegalArgumentException ex) {
			return Optional.empty();
		}
	}

	private static Optional<LocalDateTime> moment(String text) {
		try {
			return Optional.of(LocalDateTime.parse(text));
		}
		catch (DateTimeParseException ex) {
			return Optional.empty();
		}
	}

	/** The address of the room that was chosen; empty where none is to be. */
	static Optional<String> chosen(Booking booking, Reading reading) {
		if (!booking.about().inARoom() || booking.timing().rooms().isEmpty()) {
			return Optional.empty();
		}
		return reading.choice(BookingFields.ROOM,
				(address) -> booking.timing()
					.rooms()
					.stream()
					.map((each) -> each.address())
					.filter(address::equals)
					.findFirst(),
				"Choose a room first: the times depend on when it is free.");
	}

	/** What is wrong with the room, as a sentence. */
	Optional<String> problem(Plan plan, @Nullable LocalDateTime start) {
		if (!plan.about().inARoom()) {
			return Optional.empty();
		}
		Optional<RoomOnOffer> room = plan.timing().chosenRoom();
		if (room.isEmpty()) {
			return Optional.of("Choose a room first: the conference needs one.");
		}
		Optional<String> withoutAddress = this.rooms.withoutAddress(room.get().address(), room.get().name());
		if (withoutAddress.isPresent()
				&& plan.guests().stream().anyMatch((each) -> each.standing() == Standing.FAMILY)) {
			return withoutAddress;
		}
		Integer most = room.get().holds();
		if (plan.about().way() == Way.FACE_TO_FACE && most != null && plan.guests().size() > most) {
			return Optional.of(Rooms.tooMany(room.get().name(), plan.guests().size(), most));
		}
		Integer minutes = plan.about().lengthMinutes();
		return (start == null || minutes == null) ? Optional.empty() : this.rooms.takenByOurs(
				new Conference.Room(room.get().address(), room.get().name()), start, start.plusMinutes(minutes), null);
	}

}

package io.convenor.scheduling.booking;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

import io.convenor.audit.WithoutWords;
import io.convenor.conference.AssessedRisk;
import io.convenor.conference.Child;
import io.convenor.conference.Kind;
import io.convenor.conference.NeedToKnow;
import io.convenor.conference.Offices;
import io.convenor.conference.Way;
import io.convenor.drafts.Confirmation;
import io.convenor.drafts.Reading;
import io.convenor.drafts.Refused;
import io.convenor.drafts.Submission;
import io.convenor.graph.Directory;
import io.convenor.graph.Directory.DirectoryPerson;
import io.convenor.people.Role;
import io.convenor.scheduling.Look;
import io.convenor.scheduling.Patience;
import io.convenor.scheduling.Prospects;
import io.convenor.scheduling.SchedulingSettings;
import io.convenor.scheduling.booking.Booking.About;
import io.convenor.scheduling.booking.Booking.Found;
import io.convenor.scheduling.booking.Booking.Late;
import io.convenor.scheduling.booking.Booking.Plan;
import io.convenor.scheduling.booking.Booking.Question;
import io.convenor.scheduling.booking.Booking.Step;
import io.convenor.scheduling.booking.Booking.Timing;
import io.convenor.timescales.DueDate;
import io.convenor.timescales.RiskAssessment.Asked;

/**
 * Where a chair puts a conference together and confirms it, step by step. Each change is
 * saved at once, with whatever was typed and could not be accepted, so that nothing is
 * lost. Changes made on a version that is no longer the newest are refused with an
 * {@link OptimisticLockingFailureException}, all other refusals are a {@link Refused}.
 */
@Component
public class Bookings {

	private static final Logger log = LoggerFactory.getLogger(Bookings.class);

	/** What is wrong with one that stays with its group and is no meeting. */
	public static final String ALWAYS_MEETS = "A meeting of this kind is always held as a meeting. Choose another way.";

	private static final int LONGEST_NAME = 100;

	private static final int LONGEST_REASON = 500;

	private static final int LONGEST_SEARCH = 100;

	private final StoredBookings stored;

	private final GuestList guestList;

	private final EarlierPeople earlier;

	private final LawfulDates lawful;

	private final Diaries diaries;

	private final Slots slots;

	private final Directory directory;

	private final Patience patience;

	private final RiskStep risks;

	private final NeedToKnow needToKnow;

	private final Offices offices;

	private final ChairAtBooking chairing;

	private final ApartAtBooking apart;

	private final Confirming confirming;

	private final SlotRequests slotRequests;

	private final SchedulingSettings settings;

	private final TransactionOperations transaction;

	private final ApplicationEventPublisher events;

	Bookings(StoredBookings stored, GuestList guestList, EarlierPeople earlier, LawfulDates lawful, Diaries diaries,
			Slots slots, Directory directory, Patience patience, RiskStep risks, NeedToKnow needToKnow, Offices offices,
			ChairAtBooking chairing, ApartAtBooking apart, Confirming confirming, SlotRequests slotRequests,
			SchedulingSettings settings, TransactionOperations transaction, ApplicationEventPublisher events) {
		this.stored = stored;
		this.guestList = guestList;
		this.earlier = earlier;
		this.lawful = lawful;
		this.diaries = diaries;
		this.slots = slots;
		this.directory = directory;
		this.patience = patience;
		this.risks = risks;
		this.needToKnow = needToKnow;
		this.offices = offices;
		this.chairing = chairing;
		this.apart = apart;
		this.confirming = confirming;
		this.slotRequests = slotRequests;
		this.settings = settings;
		this.transaction = transaction;
		this.events = events;
	}

	/** The booking a chair is at work on, or a new one. */
	public Booking begin(String chairId) {
		requireChair(chairId);
		return this.stored.inHand(chairId);
	}

	/** Puts away what the chair had begun, and begins anew. */
	public Booking afresh(Submission submission) {
		Booking booking = open(submission);
		return Objects.requireNonNull(this.transaction.execute((_) -> {
			this.slotRequests.noLongerNeeded(booking.id());
			this.stored.discard(booking.id());
			return this.stored.inHand(submission.who());
		}));
	}

	/** A booking as it stands, to be shown to the chair in whose chat its card is. */
	public Optional<Booking> find(UUID id) {
		return this.stored.find(id);
	}

	/** What follows from the booking so far. */
	public Prospect prospect(Booking booking) {
		Plan plan = booking.plan();
		RoomPlaces places = this.guestList.places(plan);
		return new Prospect(this.lawful.kinds().all(), this.lawful.last(plan.about()),
				plan.guests()
					.stream()
					.map((guest) -> new Prospect.Placed(guest, places.has(guest), places.turnOf(guest)))
					.toList(),
				this.risks.askedFor(plan.about()), this.risks.recorded(booking.id()), earlier(booking),
				this.guestList.missing(plan), this.guestList.nobodyFrom(plan), this.guestList.open(plan),
				this.guestList.asks(plan), this.chairing.mayBeAskedWhy(booking));
	}

	/** Whose people can be copied, while there is nobody but the chair. */
	private List<Prospect.Earlier> earlier(Booking booking) {
		boolean alone = booking.step() == Step.PEOPLE && booking.guests().size() <= 1;
		return alone ? this.earlier.offered(booking.plan(), booking.chairId()) : List.of();
	}

	/** The first step: what the conference is. */
	public Booking about(Submission submission) {
		Booking booking = open(submission);
		Reading reading = reading(submission, booking);
		Optional<About> about = about(booking, reading);
		if (about.isEmpty()) {
			return save(booking, (plan) -> plan.with(reading.refused()));
		}
		Map<String, String> risks = this.risks.takeIn(booking, about.get(), submission);
		risks.forEach(reading::refuse);
		boolean same = about.get().equals(booking.about());
		Timing timing = same ? booking.timing() : booking.timing().unlooked().startingAt(null, Set.of());
		Plan said = booking.plan().fresh().with(about.get()).with(timing);
		if (reading.hasProblems()) {
			return this.stored.save(booking.with(said.with(reading.refused())));
		}
		Plan next = said.with(reading.accepted(BookingFields.ABOUT));
		if (next.chair().isPresent()) {
			return this.stored.save(booking.with(next.at(Step.PEOPLE)));
		}
		return switch (this.patience.ask(() -> this.directory.person(submission.who()))) {
			case Patience.Answer.Here<Optional<DirectoryPerson>> here when here.value().isPresent() ->
				this.stored.save(booking.with(this.guestList.withChair(next, here.value().get()).at(Step.PEOPLE)));
			case Patience.Answer.Here<Optional<DirectoryPerson>> _ -> this.stored.save(booking.with(next.telling(
					"The directory does not know you, so I cannot invite you as the chair. Ask the administration team to look at your account.")));
			default -> this.stored.save(booking.with(next.telling(
					"I could not look you up in the directory just now. What you filled in is kept: press Next again in a moment.")));
		};
	}

	private Optional<About> about(Booking booking, Reading reading) {
		Optional<Kind> kind = reading.choice(BookingFields.KIND, this.lawful.kinds()::find,
				"Choose what kind of meeting it is.");
		Optional<Way> way = reading.choice(BookingFields.WAY, Way::named, "Choose how it will be held.");
		Optional<List<Child>> children = TypedChildren.read(reading, this.lawful.today());
		Optional<LocalDate> countsFrom = reading.date(BookingFields.COUNTS_FROM);
		Optional<Integer> length = reading.minutes(BookingFields.LENGTH, (int) this.settings.shortest().toMinutes(),
				(int) this.settings.longest().toMinutes());
		Optional<LocalDate> bornOn = reading.blank(BookingFields.BORN_ON) ? Optional.empty()
				: reading.date(BookingFields.BORN_ON);
		kind.filter((each) -> !this.offices.isThereOneFor(each))
			.ifPresent((each) -> reading.refuse(BookingFields.KIND, noGroup(each)));
		if (kind.filter(Kind::isRestricted).isPresent() && way.filter((each) -> !each.inTheCalendar()).isPresent()) {
			reading.refuse(BookingFields.WAY, ALWAYS_MEETS);
		}
		kind.flatMap((each) -> countsFrom.flatMap((from) -> this.lawful.problemWithStart(each, from)))
			.ifPresent((sentence) -> reading.refuse(BookingFields.COUNTS_FROM, sentence));
		kind.flatMap((each) -> countsFrom
			.flatMap((from) -> bornOn.flatMap((day) -> this.lawful.problemWithBirth(each, from, day))))
			.ifPresent((sentence) -> reading.refuse(BookingFields.BORN_ON, sentence));
		Optional<String> chairReason = reading.optionalLine(BookingFields.CHAIR_REASON, LONGEST_REASON)
			.filter((text) -> !text.isEmpty());
		kind.flatMap((each) -> children
			.flatMap((of) -> this.chairing.problem(booking, each, Child.caseReferences(of), chairReason)))
			.ifPresent((problem) -> reading.refuse(problem.field(), problem.sentence()));
		Optional<Late> late = late(reading);
		if (!reading.hasProblems() && late.isEmpty()) {
			this.lawful.tooLateAlready(kind.orElseThrow(), countsFrom.orElseThrow(), bornOn.orElse(null))
				.ifPresent((sentence) -> {
					reading.refuse(bornOn.isPresent() ? BookingFields.BORN_ON : BookingFields.COUNTS_FROM, sentence);
					reading.refuse(BookingFields.MANAGER, "Give the name of the manager who decided it.");
					reading.refuse(BookingFields.MANAGERS_REASON, "Give the manager's reason.");
				});
		}
		if (reading.hasProblems()) {
			return Optional.empty();
		}
		return Optional
			.of(new About(kind.orElseThrow(), way.orElseThrow(), children.orElseThrow(), countsFrom.orElseThrow(),
					bornOn.orElse(null), length.orElseThrow(), late.orElse(null), chairReason.orElse(null)));
	}

	/** What is said where the group that a kind stays with is not set up. */
	static String noGroup(Kind kind) {
		return ("%s: this cannot be booked with me yet. It stays with its group, which needs a mailbox, a calendar and "
				+ "custodians of their own, apart from the CP Administration Team, and those are not set up. Ask whoever "
				+ "looks after Convenor to set them up (convenor.groups.%s). Until then please arrange it outside of me.")
			.formatted(kind.label(), kind.group());
	}

	/** Both or none: a decision has a name and a reason. */
	private static Optional<Late> late(Reading reading) {
		boolean noManager = reading.blank(BookingFields.MANAGER);
		boolean noReason = reading.blank(BookingFields.MANAGERS_REASON);
		if (noManager && noReason) {
			return Optional.empty();
		}
		Optional<String> manager = reading.line(BookingFields.MANAGER, LONGEST_NAME,
				"Give the name of the manager who decided it.");
		Optional<String> reason = reading.line(BookingFields.MANAGERS_REASON, LONGEST_REASON,
				"Give the manager's reason.");
		return manager.flatMap((name) -> reason.map((why) -> new Late(name, why)));
	}

	/** Looks for people in the directory. */
	public Booking seek(Submission submission) {
		Booking booking = open(submission);
		Reading reading = reading(submission, booking);
		Optional<String> sought = reading.line(BookingFields.SOUGHT, LONGEST_SEARCH,
				"Type the beginning of a name, then press Find.");
		if (sought.isEmpty()) {
			return save(booking, (plan) -> plan.with(reading.refused()));
		}
		List<Found> found = switch (this.patience.ask(() -> this.directory.find(sought.get()))) {
			case Patience.Answer.Here<List<DirectoryPerson>> here ->
				withoutRooms(here.value()).stream().map(Bookings::found).toList();
			default -> {
				reading.refuse(BookingFields.SOUGHT, "The directory did not answer in time. Press Find again, "
						+ "or add the person by name and email address below.");
				yield List.of();
			}
		};
		if (found.isEmpty()) {
			reading.refuse(BookingFields.SOUGHT,
					"Nobody in the directory has a name that begins with %s. Try less of it, or add them by name and email address below."
						.formatted(Reading.echo(sought.get())));
		}
		return save(booking, (plan) -> plan.withFound(found).with(reading.refused()));
	}

	/** A room has an account, too, and is nobody to invite. */
	private List<DirectoryPerson> withoutRooms(List<DirectoryPerson> found) {
		Set<String> rooms = this.guestList.rooms();
		return found.stream().filter((each) -> !rooms.contains(each.address().toLowerCase(Locale.ROOT))).toList();
	}

	private static Found found(DirectoryPerson person) {
		return new Found(person.id(), person.name(), person.address(), person.jobTitle(), person.guest());
	}

	/** Adds somebody whom the directory found. */
	public Booking addFound(Submission submission) {
		Booking booking = open(submission);
		return save(booking, (plan) -> this.guestList.addFound(plan, reading(submission, booking)));
	}

	/** Adds somebody by name and address. */
	public Booking addByName(Submission submission) {
		Booking booking = open(submission);
		return save(booking, (plan) -> this.guestList.addByName(plan, reading(submission, booking)));
	}

	/** Adds the people of an earlier conference of this chair, or of the same case. */
	public Booking copy(Submission submission) {
		Booking booking = open(submission);
		Reading reading = reading(submission, booking);
		Optional<EarlierPeople.People> people = reading.choice(BookingFields.EARLIER,
				(reference) -> this.earlier.of(reference, booking.plan(), submission.who()),
				"Choose the conference whose people are invited again.");
		return save(booking, (plan) -> people.map((each) -> this.guestList.copy(plan, each, reading))
			.orElseGet(() -> plan.with(reading.refused())));
	}

	/** Adds the people of a table that was pasted in. */
	public Booking importNetwork(Submission submission) {
		Booking booking = open(submission);
		Reading reading = reading(submission, booking);
		Optional<Network> network = reading
			.lines(BookingFields.NETWORK, Network.LONGEST,
					"Paste the table first, with a first row that names the columns: Name, Email, Agency, Role.")
			.flatMap((text) -> network(text, reading));
		return save(booking, (plan) -> network.map((each) -> this.guestList.take(plan, each, reading))
			.orElseGet(() -> plan.with(reading.refused())));
	}

	private static Optional<Network> network(String text, Reading reading) {
		try {
			return Optional.of(Network.read(text));
		}
		catch (Network.NotATable ex) {
			reading.refuse(BookingFields.NETWORK, ex.sentence());
			return Optional.empty();
		}
	}

	/** Takes somebody off the list. */
	public Booking remove(Submission submission) {
		Booking booking = open(submission);
		return save(booking, (plan) -> this.guestList.remove(plan, reading(submission, booking)));
	}

	/** The second step is done: asks what is odd about it, or goes on to the times. */
	public Booking people(Submission submission) {
		Booking booking = open(submission);
		Plan plan = booking.plan().fresh().with(reading(submission, booking).accepted(List.of()));
		List<Question> questions = Stream
			.concat(this.guestList.questions(plan).stream(), this.guestList.lookedUp(plan).stream())
			.toList();
		if (!questions.isEmpty()) {
			return this.stored.save(booking.with(plan.asking(questions)));
		}
		return lookFor(booking, plan.at(Step.TIME));
	}

	/** The chair says yes to what was asked. */
	public Booking yes(Submission submission) {
		Booking booking = open(submission);
		Plan plan = booking.plan().fresh();
		if (plan.step() == Step.PEOPLE) {
			Set<String> settled = new HashSet<>(plan.settled());
			plan.questions().forEach((question) -> settled.add(question.key()));
			return lookFor(booking, plan.settling(settled).at(Step.TIME));
		}
		LocalDateTime pending = plan.timing().pending();
		if (plan.step() == Step.TIME && pending != null && !plan.questions().isEmpty()) {
			return this.stored.save(booking
				.with(plan.with(plan.timing().startingAt(pending, plan.timing().accepted())).at(Step.SUMMARY)));
		}
		return this.stored.save(booking.with(plan.asking(List.of())));
	}

	/** The chair says no, and goes on working at the step. */
	public Booking no(Submission submission) {
		return save(open(submission), (plan) -> plan.asking(List.of()));
	}

	/** Goes one step back, with what was typed kept for when the chair comes again. */
	public Booking back(Submission submission) {
		Booking booking = open(submission);
		return save(booking,
				(plan) -> plan.with(reading(submission, booking).accepted(List.of())).at(plan.step().before()));
	}

	/** Looks for times again: in another room, from another day, or as before. */
	public Booking look(Submission submission) {
		Booking booking = open(submission);
		Reading reading = reading(submission, booking);
		Timing timing = booking.timing();
		Optional<LocalDate> from = reading.blank(BookingFields.LOOK_FROM) ? Optional.empty()
				: reading.date(BookingFields.LOOK_FROM);
		Optional<String> room = room(booking, reading);
		room.flatMap((address) -> this.confirming.roomProblem(booking.plan().with(timing.in(address)), null))
			.ifPresent((sentence) -> reading.refuse(BookingFields.ROOM, sentence));
		if (reading.hasProblems()) {
			return save(booking, (plan) -> plan.with(reading.refused()));
		}
		Timing changed = timing.in(room.orElse(timing.room())).lookingFrom(from.orElse(null)).unlooked();
		Plan plan = booking.plan().fresh().asking(List.of());
		return lookFor(booking,
				plan.with(changed).with(reading.accepted(List.of(BookingFields.ROOM, BookingFields.LOOK_FROM))));
	}

	private static Optional<String> room(Booking booking, Reading reading) {
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

	/** Takes one of the times on offer. */
	public Booking slot(Submission submission) {
		Booking booking = open(submission);
		Reading reading = reading(submission, booking);
		Optional<LocalDateTime> slot = reading.choice(BookingFields.SLOT,
				(text) -> moment(text).filter(booking.timing().slots()::contains), "Choose one of the times.");
		slot.map((start) -> this.lawful.problems(start, booking.about()))
			.ifPresent((problems) -> problems.forEach((sentence) -> reading.refuse(BookingFields.SLOT, sentence)));
		this.confirming.roomProblem(booking.plan(), slot.orElse(null))
			.ifPresent((sentence) -> reading.refuse(BookingFields.ROOM, sentence));
		if (reading.hasProblems()) {
			return save(booking, (plan) -> plan.with(reading.refused()));
		}
		return save(booking,
				(plan) -> plan.with(plan.timing().startingAt(slot.orElseThrow(), Set.of()))
					.with(reading.accepted(BookingFields.ANOTHER_TIME))
					.at(Step.SUMMARY));
	}

	/**
	 * Asks the chair of a review for its slot. Nothing moves by that, and the chair can
	 * go on and take another time meanwhile.
	 */
	public Booking askForSlot(Submission submission) {
		Booking booking = open(submission);
		UUID request = uuid(submission.typed(BookingFields.REVIEW_SLOT))
			.orElseThrow(() -> new Refused("That slot is not on offer any more. Press Look again."));
		return Objects.requireNonNull(this.transaction.execute((_) -> {
			this.slotRequests.ask(booking, request);
			return save(booking,
					(plan) -> plan
						.telling("I have asked the chair of that review. You hear from me when they answer, and "
								+ "can take another time meanwhile."));
		}));
	}

	/** Takes another date and time that the chair gives. */
	public Booking time(Submission submission) {
		Booking booking = open(submission);
		Reading reading = reading(submission, booking);
		Optional<LocalDate> date = reading.date(BookingFields.DATE);
		Optional<LocalTime> time = booking.about().inTheCalendar() ? reading.time(BookingFields.TIME)
				: Optional.of(this.settings.officeHoursUntil());
		Optional<String> room = room(booking, reading);
		Optional<LocalDateTime> start = date.flatMap((day) -> time.map(day::atTime));
		date.map((day) -> this.lawful.problems(start.orElse(day.atTime(LocalTime.MAX)), booking.about()))
			.ifPresent((problems) -> problems.forEach((sentence) -> reading.refuse(BookingFields.DATE, sentence)));
		if (reading.hasProblems()) {
			return save(booking, (plan) -> plan.with(reading.refused()));
		}
		Plan plan = booking.plan().fresh();
		Plan inTheRoom = plan.with(plan.timing().in(room.orElse(plan.timing().room())));
		return take(booking, inTheRoom.with(reading.accepted(BookingFields.ANOTHER_TIME)), start.orElseThrow());
	}

	private Booking take(Booking booking, Plan plan, LocalDateTime start) {
		if (!plan.about().inTheCalendar()) {
			return this.stored
				.save(booking.with(plan.with(plan.timing().startingAt(start, Set.of())).at(Step.SUMMARY)));
		}
		Optional<String> roomProblem = this.confirming.roomProblem(plan, start);
		if (roomProblem.isPresent()) {
			return this.stored.save(booking.with(plan.telling(roomProblem.get())));
		}
		List<Question> questions = new ArrayList<>();
		Set<String> taken = new HashSet<>();
		switch (this.diaries.free(plan, start)) {
			case Patience.Answer.Here<Diaries.Free> here -> {
				taken.addAll(here.value().notFree());
				questions.addAll(this.confirming.clash(plan, start, here.value()));
			}
			default -> questions.add(this.confirming.unread(start));
		}
		Plan next = questions.isEmpty() ? plan.with(plan.timing().startingAt(start, Set.of())).at(Step.SUMMARY)
				: plan.with(plan.timing().waitingWith(start, taken)).asking(questions);
		return this.stored.save(booking.with(next));
	}

	/** Says who is to take part apart from the others; how is said next. */
	public Booking whoIsApart(Submission submission) {
		Booking booking = open(submission);
		return save(booking, (plan) -> this.apart.begin(plan, reading(submission, booking)));
	}

	/** Says how somebody takes part apart, and why. */
	public Booking howApart(Submission submission) {
		Booking booking = open(submission);
		return save(booking, (plan) -> this.apart.say(plan, reading(submission, booking)));
	}

	/** Says that somebody takes part with everybody after all. */
	public Booking notApart(Submission submission) {
		Booking booking = open(submission);
		return save(booking, (plan) -> this.apart.end(plan, reading(submission, booking)));
	}

	/**
	 * Books the conference, once: asked again, it says what it was booked as.
	 */
	public Confirmation<Booking> confirm(Submission submission) {
		requireChair(submission.who());
		Booking booking = own(submission);
		if (booking.closed()) {
			return this.confirming.already(booking);
		}
		booking.requireSeen(submission);
		if (this.slotRequests.isStillMoving(booking)) {
			throw new Refused("The review that had this time is just being moved in the calendar. Nothing was booked "
					+ "yet: press Confirm and send again in a moment, or go back and choose another time.");
		}
		if (takenMeanwhile(booking)) {
			Plan plan = booking.plan().fresh();
			return new Confirmation.NotYet<>(lookFor(booking, plan
				.with(plan.timing().unlooked().startingAt(null, Set.of()))
				.at(Step.TIME)
				.telling("Somebody has taken that time meanwhile, so nothing was booked. Here are other times.")));
		}
		Confirmation<Booking> confirmation = this.confirming.confirm(booking, submission.who());
		if (confirmation instanceof Confirmation.Done<Booking>) {
			this.transaction.executeWithoutResult((_) -> this.slotRequests.noLongerNeeded(booking.id()));
		}
		return confirmation;
	}

	private boolean takenMeanwhile(Booking booking) {
		LocalDateTime start = booking.timing().startsAt();
		if (start == null || !booking.about().inTheCalendar()) {
			return false;
		}
		return this.diaries.free(booking.plan(), start) instanceof Patience.Answer.Here<Diaries.Free> here
				&& !booking.timing().accepted().containsAll(here.value().notFree());
	}

	/** Where nobody meets, no diary is read: a day is suggested. */
	private Booking lookFor(Booking booking, Plan plan) {
		if (!plan.about().inTheCalendar()) {
			return this.stored.save(booking.with(
					plan.with(plan.timing().in(null).with(List.of()).offering(this.slots.finishBy(plan), List.of()))));
		}
		return switch (this.diaries.look(plan)) {
			case Patience.Answer.Here<Diaries.Sight> here ->
				Objects.requireNonNull(this.transaction.execute((_) -> taken(booking, plan, here.value())));
			case Patience.Answer.None<Diaries.Sight> _ ->
				this.stored.save(booking.with(plan.with(plan.timing().looked(Look.FAILED))));
			case Patience.Answer.Late<Diaries.Sight> late -> {
				Booking waiting = this.stored.save(booking.with(plan.with(plan.timing().looked(Look.ON_ITS_WAY))));
				late.coming().whenComplete((sight, failure) -> arrived(waiting, Optional.ofNullable(sight)));
				yield waiting;
			}
		};
	}

	private Booking taken(Booking booking, Plan plan, Diaries.Sight sight) {
		this.slotRequests.offer(booking, plan, sight.ofReviews());
		return this.stored.save(booking.with(this.diaries.takeIn(plan, sight)));
	}

	/** Takes in late what the diaries say, unless the chair went on meanwhile. */
	private void arrived(Booking waiting, Optional<Diaries.Sight> sight) {
		try {
			this.transaction.executeWithoutResult((_) -> {
				Plan plan = waiting.plan();
				sight.ifPresent((each) -> this.slotRequests.offer(waiting, plan, each.ofReviews()));
				Plan seen = sight.map((each) -> this.diaries.takeIn(plan, each))
					.orElseGet(() -> plan.with(plan.timing().looked(Look.FAILED)));
				this.stored.save(waiting.with(seen.after(waiting.version())));
				this.events.publishEvent(new SlotsArrived(waiting.id()));
			});
		}
		catch (OptimisticLockingFailureException ex) {
			log.debug("Booking {} went on before its diaries were read", waiting.id());
		}
		catch (RuntimeException ex) {
			log.warn("What the diaries said could not be shown on booking {}", waiting.id(), WithoutWords.of(ex));
		}
	}

	private Booking save(Booking booking, UnaryOperator<Plan> change) {
		return this.stored.save(booking.with(change.apply(booking.plan().fresh())));
	}

	private static Reading reading(Submission submission, Booking booking) {
		return new Reading(submission, booking.plan().form(), BookingFields.of(booking.step()));
	}

	private Booking open(Submission submission) {
		requireChair(submission.who());
		Booking booking = own(submission);
		if (booking.closed()) {
			throw new Refused("This conference is booked already, so nothing was changed. Type conferences to see it.");
		}
		booking.requireSeen(submission);
		return booking;
	}

	private Booking own(Submission submission) {
		return this.stored.find(submission)
			.orElseThrow(() -> new Refused("There is no such booking of yours any more. Type schedule to begin one."));
	}

	private void requireChair(String objectId) {
		if (!this.needToKnow.isChair(objectId)) {
			throw new Refused(
					"Booking conferences is for chairs and reviewing officers, and I do not know you as one of them.");
		}
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

	/**
	 * What follows from a booking as it stands.
	 *
	 * @param lastLawful the last lawful date, once it can be known; empty also where the
	 * rules set no limit
	 * @param people everybody on the list, in order
	 * @param riskAskedFor the rule that asks for a risk assessment first, if any
	 * @param risk the assessment, once it is recorded
	 * @param earlier the conferences whose people can be copied
	 * @param missing who is usually invited to such a meeting and is not on the list
	 * @param nobodyFrom from whom nobody is on it without whom it cannot decide
	 * @param open what people may come as
	 * @param asked whether agencies are asked for reports
	 * @param saysWhy whether the chair may be asked why they chair it
	 */
	public record Prospect(List<Kind> kinds, Optional<DueDate> lastLawful, List<Placed> people,
			Optional<Asked> riskAskedFor, Optional<AssessedRisk> risk, List<Earlier> earlier, List<Role> missing,
			List<String> nobodyFrom, List<Role> open, boolean asked, boolean saysWhy) {

		/** The last lawful date in words, or that the rules set no limit. */
		public String lastLawfulInWords() {
			return this.lastLawful.map(DueDate::inWords).orElse(Prospects.NO_LIMIT);
		}

		/**
		 * A conference whose people can be copied.
		 *
		 * @param caseReference which case it was about
		 * @param sameCase whether that is the case of this booking
		 */
		public record Earlier(String reference, LocalDateTime startsAt, String caseReference, boolean sameCase) {
		}

		/**
		 * Somebody on the list, and whether they have a place in the room.
		 *
		 * @param turn which turn they have among those who wait for one; 0 for none
		 */
		public record Placed(Booking.Guest guest, boolean inTheRoom, int turn) {
		}

	}

}

package io.convenor.scheduling.booking;

import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.data.relational.core.conversion.DbActionExecutionException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

import io.convenor.audit.AuditTrail;
import io.convenor.conference.Child;
import io.convenor.conference.Conference;
import io.convenor.conference.Conferences;
import io.convenor.conference.FamilyContact;
import io.convenor.conference.FamilyContacts;
import io.convenor.conference.Invitee;
import io.convenor.conference.Kind;
import io.convenor.conference.LateDecisions;
import io.convenor.conference.Offices;
import io.convenor.conference.RiskAssessments;
import io.convenor.conference.Way;
import io.convenor.drafts.Confirmation;
import io.convenor.scheduling.SchedulingSettings;
import io.convenor.scheduling.booking.Booking.About;
import io.convenor.scheduling.booking.Booking.Guest;
import io.convenor.scheduling.booking.Booking.Plan;
import io.convenor.scheduling.booking.Booking.Question;
import io.convenor.scheduling.booking.Booking.Step;
import io.convenor.scheduling.invitations.Invitations;
import io.convenor.scheduling.places.WishForPlace;
import io.convenor.scheduling.places.WishesForPlaces;
import io.convenor.scheduling.rooms.RoomOnOffer;
import io.convenor.scheduling.rooms.Rooms;
import io.convenor.timescales.Dates;

/**
 * Turns a booking into a conference, in one transaction: everything is checked again, and
 * either all of it is decided and handed to the deliveries, or none.
 */
@Component
class Confirming {

	private static final int REFERENCES_TRIED = 5;

	private final StoredBookings stored;

	private final GuestList guestList;

	private final LawfulDates lawful;

	private final Diaries diaries;

	private final Conferences conferences;

	private final Invitations invitations;

	private final RiskStep risks;

	private final RiskAssessments assessments;

	private final Rooms rooms;

	private final WishesForPlaces wishes;

	private final ApartAtBooking apart;

	private final LateDecisions decisions;

	private final FamilyContacts contacts;

	private final AddressQuestions addresses;

	private final ChairAtBooking chairing;

	private final AuditTrail audit;

	private final Offices offices;

	private final SchedulingSettings settings;

	private final TransactionOperations transaction;

	private final Clock clock;

	Confirming(StoredBookings stored, GuestList guestList, LawfulDates lawful, Diaries diaries, Conferences conferences,
			Invitations invitations, RiskStep risks, RiskAssessments assessments, Rooms rooms, WishesForPlaces wishes,
			ApartAtBooking apart, AddressQuestions addresses, ChairAtBooking chairing, LateDecisions decisions,
			FamilyContacts contacts, AuditTrail audit, Offices offices, SchedulingSettings settings,
			TransactionOperations transaction, Clock clock) {
		this.apart = apart;
		this.decisions = decisions;
		this.contacts = contacts;
		this.addresses = addresses;
		this.chairing = chairing;
		this.stored = stored;
		this.guestList = guestList;
		this.lawful = lawful;
		this.diaries = diaries;
		this.conferences = conferences;
		this.invitations = invitations;
		this.risks = risks;
		this.assessments = assessments;
		this.rooms = rooms;
		this.wishes = wishes;
		this.audit = audit;
		this.offices = offices;
		this.settings = settings;
		this.transaction = transaction;
		this.clock = clock;
	}

	Confirmation<Booking> already(Booking booking) {
		UUID conference = booking.conference();
		if (conference == null) {
			throw new IllegalStateException("Booking " + booking.id() + " is not closed");
		}
		return new Confirmation.Already<>(conference);
	}

	/** Books it; a reference that is taken by chance is drawn again. */
	Confirmation<Booking> confirm(Booking seen, String chairId) {
		for (int attempt = 1;; attempt++) {
			try {
				return this.transaction.execute((_) -> decide(seen, chairId));
			}
			catch (DuplicateKeyException | DbActionExecutionException ex) {
				if (attempt == REFERENCES_TRIED || !taken(ex)) {
					throw ex;
				}
			}
		}
	}

	private static boolean taken(RuntimeException ex) {
		return ex instanceof DuplicateKeyException || ex.getCause() instanceof DuplicateKeyException;
	}

	private Confirmation<Booking> decide(Booking seen, String chairId) {
		Booking booking = this.stored.lock(seen.id())
			.orElseThrow(() -> new OptimisticLockingFailureException("The booking is gone"));
		if (booking.closed()) {
			return already(booking);
		}
		if (booking.version() != seen.version()) {
			throw new OptimisticLockingFailureException("The booking changed meanwhile");
		}
		return problem(booking)
			.<Confirmation<Booking>>map((problem) -> new Confirmation.NotYet<>(
					this.stored.save(booking.with(booking.plan().fresh().at(problem.step).telling(problem.sentence)))))
			.orElseGet(() -> book(booking, chairId));
	}

	private Confirmation<Booking> book(Booking booking, String chairId) {
		Conference conference = this.conferences.save(booked(booking, chairId));
		this.assessments.handOver(booking.id(), conference, chairId);
		this.wishes.keep(conference.id(), wishes(booking.plan(), conference));
		this.apart.keep(booking.plan(), conference, chairId);
		keepContacts(booking.plan(), conference);
		this.stored.close(booking, conference.id());
		decidedLate(booking.plan(), conference, chairId);
		this.invitations.sendFor(conference);
		learnAgencies(booking.plan(), conference);
		this.audit.record(chairId, "booked", conference.id(), conference.reference().value(), conference.way() + ", "
				+ conference.invitees().size() + " invited, under " + conference.rules().inWords());
		this.chairing.booked(conference);
		return new Confirmation.Done<>(conference.id());
	}

	/**
	 * The list of agencies is everybody's: an employer in it would tell of an allegation.
	 */
	private void learnAgencies(Plan plan, Conference conference) {
		if (!conference.kind().isRestricted()) {
			this.addresses.booked(plan.guests());
		}
	}

	private void decidedLate(Plan plan, Conference conference, String chairId) {
		Booking.Late late = plan.about().late();
		if (late != null && this.lawful.late(conference.startsAt().toLocalDate(), plan.about())) {
			this.decisions.record(conference, null, conference.startsAt(), late.manager(), late.reason(), chairId);
		}
	}

	private static Map<UUID, WishForPlace.Why> wishes(Plan plan, Conference conference) {
		Map<UUID, WishForPlace.Why> wishes = new LinkedHashMap<>();
		conference.invitees()
			.forEach((invitee) -> plan.guests()
				.stream()
				.filter((guest) -> guest.address().equals(invitee.address()))
				.findFirst()
				.flatMap(Guest::wish)
				.ifPresent((why) -> wishes.put(invitee.id(), why)));
		return wishes;
	}

	private Conference booked(Booking booking, String chairId) {
		Plan plan = booking.plan();
		Conference conference = Conference.book(agreed(plan, chairId), this.clock.instant());
		this.chairing.takeIn(booking, conference);
		LocalDate bornOn = plan.about().bornOn();
		if (bornOn != null) {
			conference.bornOn(bornOn, chairId);
		}
		return conference;
	}

	private Conference.Agreed agreed(Plan plan, String chairId) {
		About about = plan.about();
		RoomPlaces places = this.guestList.places(plan);
		Map<UUID, Invitee> people = new LinkedHashMap<>();
		plan.guests()
			.forEach((guest) -> people.put(guest.id(),
					guest.invitee().at(places.has(guest) ? Invitee.Place.ROOM : Invitee.Place.TEAMS)));
		List<Invitee> invitees = plan.guests().stream().map((guest) -> forWhom(guest, people)).toList();
		return new Conference.Agreed(numbered(about.children()), known(about.kind()), known(about.way()), chairId,
				this.lawful.rules().asVersion(), known(about.countsFrom()), known(plan.timing().startsAt()),
				known(about.lengthMinutes()), organiser(plan), plan.timing().toBook(), invitees);
	}

	private List<Child> numbered(List<Child> children) {
		return ChildNumbers.of(children, this.conferences.ofChildren(Child.caseReferences(children)));
	}

	private static Invitee forWhom(Guest guest, Map<UUID, Invitee> people) {
		Invitee invitee = known(people.get(guest.id()));
		Booking.Particulars more = guest.particulars();
		Invitee whom = (more != null && more.forWhom() != null) ? people.get(more.forWhom()) : null;
		return (whom != null) ? invitee.but().forWhom(whom.id()).build() : invitee;
	}

	private void keepContacts(Plan plan, Conference conference) {
		plan.guests().forEach((guest) -> {
			FamilyContact contact = (guest.particulars() != null) ? guest.particulars().contact() : null;
			if (contact != null) {
				conference.invited(guest.address())
					.ifPresent((invitee) -> this.contacts.keep(conference.id(), invitee.id(), contact));
			}
		});
	}

	/** What stays with its group stands in no calendar but its custodians'. */
	private String organiser(Plan plan) {
		Kind kind = known(plan.about().kind());
		if (kind.isRestricted()) {
			return this.offices.of(kind).organiser();
		}
		return switch (this.settings.organisedBy()) {
			case SERVICE_ACCOUNT -> this.offices.administration().organiser();
			case CHAIR -> plan.chair().map(Guest::address).orElseThrow();
		};
	}

	private static <T> T known(@Nullable T value) {
		if (value == null) {
			throw new IllegalStateException("A booking is confirmed only when it is complete");
		}
		return value;
	}

	/** The first thing that stands in the way, and the step where it is put right. */
	private Optional<Problem> problem(Booking booking) {
		Plan plan = booking.plan();
		About about = plan.about();
		LocalDateTime start = plan.timing().startsAt();
		if (about.kind() == null || about.way() == null || about.children().isEmpty() || about.countsFrom() == null
				|| about.lengthMinutes() == null) {
			return Optional.of(new Problem(Step.ABOUT, "Something is still missing here. Fill it in and press Next."));
		}
		Optional<Problem> lateStart = this.lawful.problemWithStart(about.kind(), about.countsFrom())
			.or(() -> problemWithBirth(about))
			.or(() -> (about.late() != null) ? Optional.empty()
					: this.lawful.tooLateAlready(known(about.kind()), known(about.countsFrom()), about.bornOn()))
			.map((sentence) -> new Problem(Step.ABOUT, sentence));
		if (lateStart.isPresent()) {
			return lateStart;
		}
		Optional<Problem> risk = this.risks.problem(booking.id(), about)
			.map((sentence) -> new Problem(Step.ABOUT, sentence));
		if (risk.isPresent()) {
			return risk;
		}
		if (!this.offices.isThereOneFor(about.kind())) {
			return Optional.of(new Problem(Step.ABOUT, Bookings.noGroup(about.kind())));
		}
		if (about.kind().isRestricted() && !about.inTheCalendar()) {
			return Optional.of(new Problem(Step.ABOUT, Bookings.ALWAYS_MEETS));
		}
		Optional<Problem> chair = this.chairing.problem(booking).map((sentence) -> new Problem(Step.ABOUT, sentence));
		if (chair.isPresent()) {
			return chair;
		}
		Optional<Problem> people = peopleProblem(plan);
		if (people.isPresent()) {
			return people;
		}
		if (start == null) {
			return Optional.of(new Problem(Step.TIME, "Choose a time first."));
		}
		return this.lawful.problems(start, about)
			.stream()
			.findFirst()
			.or(() -> roomProblem(plan, start))
			.map((sentence) -> new Problem(Step.TIME, sentence))
			.or(() -> this.apart.problem(plan).map((sentence) -> new Problem(Step.SUMMARY, sentence)));
	}

	private Optional<String> problemWithBirth(About about) {
		LocalDate bornOn = about.bornOn();
		return (bornOn == null) ? Optional.empty()
				: this.lawful.problemWithBirth(known(about.kind()), known(about.countsFrom()), bornOn);
	}

	private Optional<Problem> peopleProblem(Plan plan) {
		return Optional
			.ofNullable(plan.chair().isEmpty() ? "The chair is not on the list. Go back and press Next." : null)
			.or(() -> this.guestList.problem(plan))
			.or(() -> this.guestList.questions(plan).stream().map(Question::sentence).findFirst())
			.map((sentence) -> new Problem(Step.PEOPLE, sentence));
	}

	/** What is wrong with the room, as a sentence. */
	Optional<String> roomProblem(Plan plan, @Nullable LocalDateTime start) {
		if (!plan.about().inARoom()) {
			return Optional.empty();
		}
		Optional<RoomOnOffer> room = plan.timing().chosenRoom();
		if (room.isEmpty()) {
			return Optional.of("Choose a room first: the conference needs one.");
		}
		Integer most = room.get().holds();
		if (plan.about().way() == Way.FACE_TO_FACE && most != null && plan.guests().size() > most) {
			return Optional.of(Rooms.tooMany(room.get().name(), plan.guests().size(), most));
		}
		Integer minutes = plan.about().lengthMinutes();
		return (start == null || minutes == null) ? Optional.empty() : this.rooms.takenByOurs(
				new Conference.Room(room.get().address(), room.get().name()), start, start.plusMinutes(minutes), null);
	}

	/** What to ask about a time at which not everybody is known to be free. */
	List<Question> clash(Plan plan, LocalDateTime start, Diaries.Free free) {
		List<Question> questions = new ArrayList<>();
		List<String> names = this.diaries.names(plan, free.taken());
		if (!names.isEmpty()) {
			questions.add(new Question(Question.About.NOT_FREE, "%s %s not free on %s. Book that time all the same?"
				.formatted(listed(names), (names.size() == 1) ? "is" : "are", Dates.inWords(start))));
		}
		if (names.isEmpty() && !free.tooNear().isEmpty()) {
			questions.add(new Question(Question.About.NOT_FREE,
					"%s has another meeting less than %d minutes before or after %s. Book that time all the same?"
						.formatted(listed(this.diaries.names(plan, free.tooNear())), this.lawful.turnRound().minutes(),
								Dates.inWords(start))));
		}
		if (!free.unread().isEmpty()) {
			questions.add(new Question(Question.About.DIARIES_UNREAD,
					"I cannot see the diary of %s, so I do not know about %s. Book that time all the same?"
						.formatted(listed(free.unread()), Dates.inWords(start))));
		}
		return questions;
	}

	/** What to ask when no diary could be read. */
	Question unread(LocalDateTime start) {
		return new Question(Question.About.DIARIES_UNREAD,
				"The diaries could not be read in time, so I do not know who is free on %s. Book that time all the same?"
					.formatted(Dates.inWords(start)));
	}

	private static String listed(List<String> names) {
		int last = names.size() - 1;
		return (last == 0) ? names.getFirst() : String.join(", ", names.subList(0, last)) + " and " + names.get(last);
	}

	private record Problem(Step step, String sentence) {
	}

}

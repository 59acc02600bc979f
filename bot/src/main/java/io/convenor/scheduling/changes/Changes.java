package io.convenor.scheduling.changes;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

import io.convenor.audit.WithoutWords;
import io.convenor.conference.Caseload;
import io.convenor.conference.Conference;
import io.convenor.conference.Conferences;
import io.convenor.conference.FamilyContact;
import io.convenor.conference.Invitee;
import io.convenor.conference.Reference;
import io.convenor.conference.SharedMeeting;
import io.convenor.conference.SharedMeetings;
import io.convenor.conference.Way;
import io.convenor.drafts.Confirmation;
import io.convenor.drafts.Form;
import io.convenor.drafts.Reading;
import io.convenor.drafts.Refused;
import io.convenor.drafts.Submission;
import io.convenor.graph.Directory;
import io.convenor.graph.Directory.DirectoryPerson;
import io.convenor.people.AddressCheck.Addressed;
import io.convenor.people.Doubt;
import io.convenor.people.EmailAddress;
import io.convenor.people.Role;
import io.convenor.people.Standing;
import io.convenor.scheduling.Look;
import io.convenor.scheduling.Patience;
import io.convenor.scheduling.SchedulingSettings;
import io.convenor.scheduling.booking.AddressQuestions;
import io.convenor.scheduling.booking.ContactForm;
import io.convenor.scheduling.booking.GuestList;
import io.convenor.scheduling.booking.MeetingCheck;
import io.convenor.scheduling.changes.ComingBack.Found;
import io.convenor.scheduling.changes.ComingBack.Who;
import io.convenor.scheduling.changes.PlannedChange.Correction;
import io.convenor.scheduling.changes.PlannedChange.Newcomer;
import io.convenor.scheduling.changes.PlannedChange.Plan;
import io.convenor.scheduling.changes.PlannedChange.RoomChoice;
import io.convenor.scheduling.changes.PlannedChange.Times;
import io.convenor.scheduling.changes.PlannedChange.Wanted;
import io.convenor.scheduling.changes.PlannedChange.What;
import io.convenor.scheduling.invitations.CancelReason;
import io.convenor.scheduling.rooms.RoomRules;
import io.convenor.timescales.DateProblem;
import io.convenor.timescales.DueDate;

/**
 * Where whoever looks after a booked conference changes it: another time, another way,
 * another room, somebody more, somebody less, or not at all. Each step is saved at once,
 * and nothing is done before it is confirmed. Steps on a version that is not the newest
 * are refused with an {@link OptimisticLockingFailureException}, all other refusals are a
 * {@link Refused}.
 */
@Component
public class Changes {

	private static final Logger log = LoggerFactory.getLogger(Changes.class);

	private static final int LONGEST_NAME = 100;

	private static final int LONGEST_REASON = 500;

	private final StoredChanges stored;

	private final Conferences conferences;

	private final Caseload caseload;

	private final SharedMeetings meetings;

	private final ChangeTimes times;

	private final Directory directory;

	private final Patience patience;

	private final Rearranging rearranging;

	private final ComingBack comingBack;

	private final Corrections corrections;

	private final RoomRules roomRules;

	private final AddressQuestions addresses;

	private final TransactionOperations transaction;

	private final ApplicationEventPublisher events;

	private final SchedulingSettings settings;

	Changes(StoredChanges stored, Conferences conferences, Caseload caseload, SharedMeetings meetings,
			ChangeTimes times, Directory directory, Patience patience, Rearranging rearranging, ComingBack comingBack,
			Corrections corrections, RoomRules roomRules, AddressQuestions addresses, TransactionOperations transaction,
			ApplicationEventPublisher events, SchedulingSettings settings) {
		this.comingBack = comingBack;
		this.corrections = corrections;
		this.addresses = addresses;
		this.stored = stored;
		this.conferences = conferences;
		this.caseload = caseload;
		this.meetings = meetings;
		this.times = times;
		this.directory = directory;
		this.patience = patience;
		this.rearranging = rearranging;
		this.roomRules = roomRules;
		this.transaction = transaction;
		this.events = events;
		this.settings = settings;
	}

	/** Begins to change a conference, as it stands now. */
	public PlannedChange begin(Reference reference, String who) {
		return begin(this.caseload.find(reference, who), who);
	}

	/** Begins to change a conference, as it stands now. */
	public PlannedChange begin(UUID conference, String who) {
		return begin(this.caseload.find(conference, who), who);
	}

	private PlannedChange begin(Optional<Conference> found, String who) {
		Conference conference = found
			.orElseThrow(() -> new Refused("There is no such conference among those you look after. "
					+ "Type conferences to see which are yours."));
		requireBooked(conference);
		return this.stored.begin(conference.id(), who, Plan.of(conference));
	}

	/**
	 * A change as it stands, to be shown to the person in whose chat its card is, as long
	 * as they look after the conference.
	 */
	public Optional<PlannedChange> find(UUID id) {
		return this.stored.find(id)
			.filter((change) -> this.caseload.find(change.conference(), change.who()).isPresent());
	}

	/** What one person changed about a conference, or began to, by id. */
	public List<UUID> of(UUID conference, String who) {
		return this.stored.of(conference, who);
	}

	/** Who would be told what. */
	public Preview preview(PlannedChange change) {
		Conference conference = this.conferences.get(change.conference());
		return (conference.arrangement() == change.plan().seen().arrangement())
				? this.rearranging.preview(conference, change.plan().wanted()) : new Preview(List.of(), List.of());
	}

	/** Says what is to be changed, and looks for what there is to choose from. */
	public PlannedChange choose(Submission submission, What what) {
		Open open = open(submission);
		Plan plan = open.change.plan().fresh().choosing(what);
		if (Set.of(What.TIME, What.WAY, What.ROOM).contains(what)) {
			requireItsOwnMeeting(open.conference);
		}
		return switch (what) {
			case TIME -> lookForTimes(open, plan);
			case WAY, ROOM -> lookForRooms(open, plan);
			case INVITE, CORRECT, REMOVE, CANCEL -> this.stored.save(open.change.with(plan));
		};
	}

	/** When, how and where it is held is decided where its meeting is. */
	private void requireItsOwnMeeting(Conference conference) {
		conference.heldWith().map(this.conferences::get).ifPresent((host) -> {
			throw new Refused(("%s is held together with %s, in one meeting. Change %s, and this one follows; or "
					+ "type “combine %s with %s” to take them apart.")
				.formatted(conference.reference(), host.reference(), host.reference(), conference.reference(),
						host.reference()));
		});
	}

	/** Goes back to where nothing is chosen. */
	public PlannedChange back(Submission submission) {
		Open open = open(submission);
		Plan plan = open.change.plan();
		return this.stored
			.save(open.change.with(plan.preview() ? plan.fresh().with(Form.EMPTY) : plan.fresh().choosing(null)));
	}

	/** Looks again: for times, from another day where one is given, or for rooms. */
	public PlannedChange look(Submission submission) {
		Open open = open(submission);
		Reading reading = new Reading(submission.typed());
		Plan plan = open.change.plan().fresh();
		if (plan.what() != What.TIME) {
			return lookForRooms(open, plan);
		}
		LocalDate from = reading.blank(ChangeFields.LOOK_FROM) ? null
				: reading.date(ChangeFields.LOOK_FROM).orElse(null);
		if (reading.hasProblems()) {
			return this.stored.save(open.change.with(plan.with(reading.refused())));
		}
		return lookForTimes(open, plan.with(new Times(from, List.of(), Look.NOT_YET, List.of(), List.of())));
	}

	private PlannedChange lookForTimes(Open open, Plan plan) {
		LocalDate from = plan.times().lookFrom();
		return switch (this.times.offer(open.conference, from)) {
			case Patience.Answer.Here<ChangeTimes.Offer> here ->
				this.stored.save(open.change.with(plan.with(offered(from, here.value()))));
			case Patience.Answer.None<ChangeTimes.Offer> _ ->
				this.stored.save(open.change.with(plan.with(plan.times().looked(Look.FAILED))));
			case Patience.Answer.Late<ChangeTimes.Offer> late -> {
				PlannedChange waiting = this.stored
					.save(open.change.with(plan.with(plan.times().looked(Look.ON_ITS_WAY))));
				late.coming()
					.whenComplete((offer, failure) -> arrived(waiting,
							(offer != null) ? offered(from, offer) : plan.times().looked(Look.FAILED)));
				yield waiting;
			}
		};
	}

	private static Times offered(@Nullable LocalDate from, ChangeTimes.Offer offer) {
		return new Times(from, offer.slots(), Look.DONE, offer.unread(), List.of());
	}

	private PlannedChange lookForRooms(Open open, Plan plan) {
		return switch (this.times.rooms(open.conference)) {
			case Patience.Answer.Here<List<RoomChoice>> here ->
				this.stored.save(open.change.with(plan.with(choice(here.value()))));
			case Patience.Answer.None<List<RoomChoice>> _ ->
				this.stored.save(open.change.with(plan.with(plan.times().looked(Look.FAILED))));
			case Patience.Answer.Late<List<RoomChoice>> late -> {
				PlannedChange waiting = this.stored
					.save(open.change.with(plan.with(plan.times().looked(Look.ON_ITS_WAY))));
				late.coming()
					.whenComplete((rooms, failure) -> arrived(waiting,
							(rooms != null) ? choice(rooms) : plan.times().looked(Look.FAILED)));
				yield waiting;
			}
		};
	}

	private static Times choice(List<RoomChoice> rooms) {
		return new Times(null, List.of(), Look.DONE, List.of(), rooms);
	}

	/** Takes in late what was looked for, unless the person went on meanwhile. */
	private void arrived(PlannedChange waiting, Times times) {
		try {
			this.transaction.executeWithoutResult((_) -> {
				this.stored.save(waiting.with(waiting.plan().with(times).after(waiting.version())));
				this.events.publishEvent(new PlannedChangeMoved(waiting.id(), waiting.conference()));
			});
		}
		catch (OptimisticLockingFailureException ex) {
			log.debug("Change {} went on before the diaries were read", waiting.id());
		}
		catch (RuntimeException ex) {
			log.warn("What the diaries said could not be shown on change {}", waiting.id(), WithoutWords.of(ex));
		}
	}

	/** Takes one of the times on offer. */
	public PlannedChange slot(Submission submission) {
		Open open = open(submission);
		Reading reading = new Reading(submission.typed());
		Optional<LocalDateTime> slot = reading.choice(ChangeFields.SLOT,
				(text) -> moment(text).filter(open.change.plan().times().slots()::contains),
				"Choose one of the times.");
		return slot.map((start) -> take(open, reading, start, true, ChangeFields.SLOT))
			.orElseGet(() -> refused(open, reading));
	}

	/** The times that people proposed with their answers, the earliest first. */
	public List<ProposedBySomebody> proposals(PlannedChange change) {
		return this.times.proposals(this.conferences.get(change.conference()))
			.stream()
			.map((proposal) -> new ProposedBySomebody(proposal.start(), proposal.who()))
			.toList();
	}

	/** Takes a time that somebody proposed, and says who is not free then. */
	public PlannedChange proposed(Submission submission) {
		Open open = open(submission);
		Reading reading = new Reading(submission.typed());
		Optional<LocalDateTime> slot = reading.choice(ChangeFields.SLOT,
				(text) -> moment(text).filter((start) -> this.times.proposals(open.conference)
					.stream()
					.anyMatch((proposal) -> proposal.start().equals(start))),
				"Nobody proposes that time any more. Choose another.");
		return slot.map((start) -> take(open, reading, start, false, ChangeFields.SLOT))
			.orElseGet(() -> refused(open, reading));
	}

	/** Takes another date and time; a late one with who decided that and why. */
	public PlannedChange time(Submission submission) {
		Open open = open(submission);
		Reading reading = new Reading(submission.typed());
		Optional<LocalDate> date = reading.date(ChangeFields.DATE);
		Optional<LocalTime> time = reading.time(ChangeFields.TIME);
		if (reading.hasProblems()) {
			return refused(open, reading);
		}
		return take(open, reading, date.orElseThrow().atTime(time.orElseThrow()), false, ChangeFields.DATE);
	}

	private PlannedChange take(Open open, Reading reading, LocalDateTime start, boolean offered, String field) {
		Conference conference = open.conference;
		if (start.equals(conference.startsAt())) {
			reading.refuse(field, "It is at that time already. Choose another.");
		}
		this.times.problems(conference, start).forEach((sentence) -> reading.refuse(field, sentence));
		Optional<DateProblem> late = this.times.late(conference, start);
		late.ifPresent((problem) -> allowLate(reading, problem, field));
		Optional<String> manager = reading.optionalLine(ChangeFields.MANAGER, LONGEST_NAME);
		Optional<String> reason = reading.optionalLine(ChangeFields.MANAGERS_REASON, LONGEST_REASON);
		if (reading.hasProblems()) {
			return refused(open, reading);
		}
		String clash = offered ? null : clash(conference, start);
		Wanted wanted = Wanted.at(start, offered, clash, late.flatMap((_) -> manager).orElse(null),
				late.flatMap((_) -> reason).orElse(null));
		return this.stored.save(open.change.with(open.change.plan().fresh().wanting(wanted)));
	}

	/** Past the last lawful date it needs a manager who decided that, and why. */
	private static void allowLate(Reading reading, DateProblem problem, String field) {
		if (problem.kind() != DateProblem.Kind.TOO_LATE) {
			reading.refuse(field, problem.sentence());
			return;
		}
		boolean noManager = reading.blank(ChangeFields.MANAGER);
		boolean noReason = reading.blank(ChangeFields.MANAGERS_REASON);
		if (noManager || noReason) {
			reading.refuse(field, problem.sentence()
					+ " If a manager has decided that it may be late, give their name and the reason, and press again.");
		}
		if (noManager) {
			reading.refuse(ChangeFields.MANAGER, "Give the name of the manager who decided it.");
		}
		if (noReason) {
			reading.refuse(ChangeFields.MANAGERS_REASON, "Give the manager's reason.");
		}
	}

	private @Nullable String clash(Conference conference, LocalDateTime start) {
		return switch (this.times.clash(conference, start)) {
			case Patience.Answer.Here<ChangeTimes.Clash> here -> here.value().inWords();
			default -> "The diaries could not be read in time, so I do not know who is free then.";
		};
	}

	/**
	 * Takes another way of holding it, with a room where it needs one, and with the risk
	 * assessment where the rules ask for one before people are put in it.
	 */
	public PlannedChange way(Submission submission) {
		Open open = open(submission);
		Reading reading = new Reading(submission.typed());
		Optional<Way> way = reading.choice(ChangeFields.WAY, Way::named, "Choose how it will be held.");
		way.filter((each) -> each == open.conference.way())
			.ifPresent((_) -> reading.refuse(ChangeFields.WAY, "It is held that way already. Choose another."));
		way.filter((each) -> !each.inTheCalendar() && open.conference.kind().isRestricted())
			.ifPresent((_) -> reading.refuse(ChangeFields.WAY, MeetingCheck.ALWAYS_MEETS));
		way.filter((each) -> each.inTheCalendar() && hasNoTimeYet(open.conference))
			.ifPresent((_) -> reading.refuse(ChangeFields.WAY,
					"People who meet need a time, and so far there is only a day to finish by. Press Back and choose “Another time” first; then change how it is held."));
		Map<String, String> unsafe = way.filter((_) -> !reading.hasProblems())
			.map((each) -> this.roomRules.assess(open.conference, each, submission.typed(), submission.who()))
			.orElse(Map.of());
		Optional<RoomChoice> room = way.filter(Way::inARoom).flatMap((each) -> room(open, reading, each));
		unsafe.forEach(reading::refuse);
		if (reading.hasProblems()) {
			return refused(open, reading);
		}
		return wanted(open, Wanted.held(way.orElseThrow(), room.orElse(null)));
	}

	/**
	 * Conversations are finished by the end of a day, which is no time to begin a
	 * meeting.
	 */
	private boolean hasNoTimeYet(Conference conference) {
		return !conference.way().inTheCalendar()
				&& conference.startsAt().toLocalTime().equals(this.settings.officeHoursUntil());
	}

	/** Takes another room. */
	public PlannedChange room(Submission submission) {
		Open open = open(submission);
		Reading reading = new Reading(submission.typed());
		if (!open.conference.way().inARoom()) {
			throw new Refused("The conference has no room. Change how it is held first.");
		}
		Optional<RoomChoice> room = room(open, reading, open.conference.way());
		room.filter((each) -> open.conference.room().filter((now) -> now.address().equals(each.address())).isPresent())
			.ifPresent((_) -> reading.refuse(ChangeFields.ROOM, "It is in that room already. Choose another."));
		return room.filter((_) -> !reading.hasProblems())
			.map((each) -> wanted(open, Wanted.in(each)))
			.orElseGet(() -> refused(open, reading));
	}

	private static Optional<RoomChoice> room(Open open, Reading reading, Way way) {
		Optional<RoomChoice> room = reading.choice(ChangeFields.ROOM, open.change.plan().times()::room,
				"Choose a room: that way needs one.");
		room.filter((each) -> Boolean.FALSE.equals(each.free())
				&& open.conference.room().filter((now) -> now.address().equals(each.address())).isEmpty())
			.ifPresent((each) -> reading.refuse(ChangeFields.ROOM,
					each.name() + " is taken then. Choose a room that is free."));
		room.flatMap((each) -> each.problem(open.conference, way))
			.ifPresent((sentence) -> reading.refuse(ChangeFields.ROOM, sentence));
		return room;
	}

	/** Takes somebody who is to be invited. */
	public PlannedChange invite(Submission submission) {
		Open open = open(submission);
		Reading reading = new Reading(submission.typed());
		Optional<String> name = reading.line(ChangeFields.NAME, LONGEST_NAME, "Give their name.");
		FamilyContact contact = ContactForm.read(reading);
		Optional<String> agency = reading.optionalLine(ChangeFields.AGENCY, LONGEST_NAME);
		Optional<Role> role = reading.choice(ChangeFields.ROLE,
				(text) -> Role.named(text).filter((each) -> each != Role.CHAIR), "Choose what they come as.");
		Optional<Standing> standing = reading.blank(ChangeFields.STANDING) ? role.map(Role::standing)
				: reading.choice(ChangeFields.STANDING, Changes::standing, "");
		role.filter((each) -> each.standing() == Standing.FAMILY && standing.orElse(null) == Standing.PROFESSIONAL)
			.ifPresent((each) -> reading.refuse(ChangeFields.STANDING,
					each.label() + " is one of the family. Choose Family, or another role."));
		standing.filter((each) -> each == Standing.FAMILY && !open.conference.kind().guide().forTheFamily())
			.ifPresent((_) -> reading.refuse(ChangeFields.ROLE,
					GuestList.noFamily(open.conference.kind()) + " Choose another role, or invite nobody."));
		boolean onPaper = standing.equals(Optional.of(Standing.FAMILY)) && reading.blank(ChangeFields.EMAIL);
		if (onPaper) {
			ContactForm.requireAWay(reading, ChangeFields.EMAIL, contact);
		}
		Optional<EmailAddress> mailbox = onPaper ? Optional.empty() : reading.address(ChangeFields.EMAIL);
		Optional<String> address = onPaper ? name.flatMap((who) -> role.map((as) -> Invitee.keyWithoutEmail(who, as)))
				: mailbox.map(EmailAddress::value);
		address.ifPresent((each) -> canJoin(open.conference, each)
			.ifPresent((sentence) -> reading.refuse(ChangeFields.EMAIL, sentence)));
		String language = Corrections.language(reading);
		UUID forWhom = role.filter(Corrections::helps)
			.map((_) -> Corrections.whom(open.conference, null, reading))
			.orElse(null);
		if (reading.hasProblems()) {
			return refused(open, reading);
		}
		Newcomer newcomer = new Newcomer(name.orElseThrow(), address.orElseThrow(), agency.orElse(""),
				role.orElseThrow(), standing.orElseThrow(), mailbox.isPresent() ? account(mailbox.get()) : null,
				reading.optionalLine(ChangeFields.BEFORE, LONGEST_NAME).orElse(""), language, forWhom, contact);
		doubts(open.conference, newcomer, null).filter((doubts) -> !isSettled(open.change, reading, doubts))
			.ifPresent((doubts) -> reading.refuse(ChangeFields.RIGHT, doubts));
		if (reading.hasProblems()) {
			return refused(open, reading);
		}
		return switch (this.comingBack.who(open.conference, newcomer)) {
			case Who.Settled _ -> wanted(open, Wanted.with(newcomer));
			case Who.Asked asked -> {
				reading.refuse(ChangeFields.BEFORE, asked.sentence());
				yield refused(open, reading);
			}
			case Who.Not not -> {
				reading.refuse(ChangeFields.EMAIL, not.sentence());
				yield refused(open, reading);
			}
		};
	}

	/** Takes whose particulars are to be put right, and shows what is known of them. */
	public PlannedChange whose(Submission submission) {
		Open open = open(submission);
		Reading reading = new Reading(submission.typed());
		return somebody(open, reading)
			.map((person) -> this.stored.save(open.change
				.with(open.change.plan().fresh().with(new Form(this.corrections.known(person), Map.of())))))
			.orElseGet(() -> refused(open, reading));
	}

	/** Whether somebody comes for somebody else, and so it can be said for whom. */
	public static boolean comesForSomebody(Invitee invitee) {
		return Corrections.helps(invitee.role());
	}

	/** Whose particulars can be put right. */
	public List<Invitee> correctable(Conference conference) {
		return Corrections.people(conference);
	}

	/** Takes how somebody is reached, and what else is put right about them. */
	public PlannedChange correct(Submission submission) {
		Open open = open(submission);
		Reading reading = new Reading(submission.typed());
		Optional<Invitee> person = somebody(open, reading);
		if (person.isEmpty()) {
			return refused(open, reading);
		}
		Correction correction = this.corrections.read(open.conference, person.get(), reading);
		if (reading.hasProblems()) {
			return refused(open, reading);
		}
		String address = correction.address();
		if (address != null) {
			var newcomer = Newcomer.named(person.get().name(), address, person.get().agency(), person.get().role(),
					person.get().standing());
			doubts(open.conference, newcomer, person.get().id())
				.filter((doubts) -> !isSettled(open.change, reading, doubts))
				.ifPresent((doubts) -> reading.refuse(ChangeFields.RIGHT, doubts));
		}
		if (reading.hasProblems()) {
			return refused(open, reading);
		}
		return wanted(open, Wanted.correcting(withAccount(correction)));
	}

	private Correction withAccount(Correction correction) {
		String directoryId = Optional.ofNullable(correction.address())
			.flatMap(EmailAddress::parse)
			.map(this::account)
			.orElse(correction.directoryId());
		return new Correction(correction.person(), correction.address(), directoryId, correction.language(),
				correction.forWhom(), correction.contact());
	}

	private static Optional<Invitee> somebody(Open open, Reading reading) {
		return reading.choice(ChangeFields.PERSON,
				(id) -> Corrections.people(open.conference)
					.stream()
					.filter((each) -> each.id().toString().equals(id))
					.findFirst(),
				"Choose who it is about.");
	}

	/**
	 * What is odd about their address, in sentences.
	 * @param before whom of those invited it is, or null
	 */
	private Optional<String> doubts(Conference conference, Newcomer newcomer, @Nullable UUID before) {
		List<Addressed> people = new ArrayList<>();
		EmailAddress.parse(newcomer.address())
			.ifPresent((address) -> people.add(new Addressed(newcomer.name(), address, newcomer.agency(),
					newcomer.role(), newcomer.standing(), false)));
		List<Doubt> doubts = new ArrayList<>(this.addresses.lookUp(people));
		conference.invitees()
			.stream()
			.filter((each) -> !each.id().equals(before))
			.forEach((each) -> EmailAddress.parse(each.address())
				.ifPresent((address) -> people
					.add(new Addressed(each.name(), address, each.agency(), each.role(), each.standing(), true))));
		this.addresses.doubts(people)
			.stream()
			.filter((each) -> each.what().contains(newcomer.address()))
			.forEach(doubts::add);
		return doubts.isEmpty() ? Optional.empty()
				: Optional.of(doubts.stream().map(Doubt::sentence).collect(Collectors.joining(" ")));
	}

	/** The tick is for what was read beside it, and for nothing else. */
	private static boolean isSettled(PlannedChange change, Reading reading, String doubts) {
		return doubts.equals(change.plan().form().problems().get(ChangeFields.RIGHT))
				&& reading.ticked(ChangeFields.RIGHT);
	}

	/** Whether something about the address of a newcomer is asked. */
	public static boolean asksAboutAddress(PlannedChange change) {
		return change.plan().form().problems().containsKey(ChangeFields.RIGHT);
	}

	/**
	 * Who somebody may be who was typed in to be invited, to be chosen from; empty where
	 * that is not asked.
	 */
	public List<Former> formers(PlannedChange change) {
		Map<String, String> typed = change.plan().form().typed();
		Optional<Role> role = Role.named(typed.getOrDefault(ChangeFields.ROLE, ""));
		if (change.plan().what() != What.INVITE || role.isEmpty()
				|| !change.plan().form().problems().containsKey(ChangeFields.BEFORE)) {
			return List.of();
		}
		String name = typed.getOrDefault(ChangeFields.NAME, "");
		String email = typed.getOrDefault(ChangeFields.EMAIL, "").strip();
		Newcomer newcomer = Newcomer.named(name, email.isEmpty() ? Invitee.keyWithoutEmail(name, role.get()) : email,
				"", role.get(), role.get().standing());
		if (!(this.comingBack.find(this.conferences.get(change.conference()),
				newcomer) instanceof Found.Unsure unsure)) {
			return List.of();
		}
		List<Former> formers = new ArrayList<>();
		unsure.before()
			.forEach((each) -> formers.add(new Former(each.id(), unsure.same() ? "Apart from the others again"
					: "The same: %s, who %s".formatted(each.person().described(), each.inWords()))));
		formers.add(new Former(ChangeFields.SOMEBODY_ELSE,
				unsure.same() ? "With everybody" : "Somebody else, who takes part with everybody"));
		return formers;
	}

	private Optional<String> canJoin(Conference conference, String address) {
		if (conference.invitees().stream().anyMatch((each) -> each.address().equalsIgnoreCase(address))) {
			return Optional.of("Somebody with this address is invited already. Nobody is invited twice.");
		}
		if (this.meetings.excludedByAnother(conference, address)) {
			return Optional.of(Rearranging.NOT_INVITED_TO_ANY_PART);
		}
		SharedMeeting meeting = this.meetings.of(conference);
		int people = meeting.people().size();
		boolean comesAnyway = meeting.firstWith(address).isPresent();
		return (people >= this.settings.mostPeople() && !comesAnyway) ? Optional
			.of("%d people are invited already, and one meeting takes no more. Remove somebody first, or ask the administration team to raise the limit."
				.formatted(people)) : Optional.empty();
	}

	/**
	 * Somebody with an account in the authority is known by it; where it cannot be asked,
	 * by the address.
	 */
	private @Nullable String account(EmailAddress address) {
		return (this.patience.ask(() -> this.directory
			.person(address.value())) instanceof Patience.Answer.Here<Optional<DirectoryPerson>> here)
					? here.value().map(DirectoryPerson::id).orElse(null) : null;
	}

	private static Optional<Standing> standing(String name) {
		return List.of(Standing.values()).stream().filter((each) -> each.name().equals(name)).findFirst();
	}

	/** Takes somebody who is no longer to be invited. */
	public PlannedChange remove(Submission submission) {
		Open open = open(submission);
		Reading reading = new Reading(submission.typed());
		Optional<Invitee> person = reading.choice(ChangeFields.PERSON,
				(id) -> open.conference.invitees()
					.stream()
					.filter((each) -> each.id().toString().equals(id))
					.findFirst(),
				"Choose whom to remove.");
		person.filter((each) -> each.role() == Role.CHAIR)
			.ifPresent((_) -> reading.refuse(ChangeFields.PERSON,
					"A conference always has its chair. Type cover to hand it to another chair."));
		return person.filter((_) -> !reading.hasProblems())
			.map((each) -> wanted(open, Wanted.without(each.id())))
			.orElseGet(() -> refused(open, reading));
	}

	/** Takes why it will not be held. */
	public PlannedChange cancel(Submission submission) {
		Open open = open(submission);
		Reading reading = new Reading(submission.typed());
		return reading.choice(ChangeFields.REASON, CancelReason::named, "Choose why it will not be held.")
			.map((reason) -> wanted(open, Wanted.cancelled(reason)))
			.orElseGet(() -> refused(open, reading));
	}

	/** Does it, once: asked again, it says that it is done. */
	public Confirmation<PlannedChange> confirm(Submission submission) {
		PlannedChange change = own(submission);
		if (change.closed()) {
			return new Confirmation.Already<>(change.conference());
		}
		change.requireSeen(submission);
		Wanted wanted = change.plan().wanted();
		LocalDateTime start = wanted.start();
		Conference conference = this.conferences.get(change.conference());
		if (start != null && wanted.offered() && takenMeanwhile(conference, start)) {
			Plan plan = change.plan()
				.fresh()
				.choosing(What.TIME)
				.telling("Somebody has taken that time meanwhile, so nothing was changed. Here are other times.");
			return new Confirmation.NotYet<>(lookForTimes(new Open(change, conference), plan));
		}
		return this.rearranging.confirm(change);
	}

	private boolean takenMeanwhile(Conference conference, LocalDateTime start) {
		return this.times.clash(conference, start) instanceof Patience.Answer.Here<ChangeTimes.Clash> here
				&& !here.value().taken().isEmpty();
	}

	private PlannedChange wanted(Open open, Wanted wanted) {
		return this.stored.save(open.change.with(open.change.plan().fresh().wanting(wanted)));
	}

	private PlannedChange refused(Open open, Reading reading) {
		return this.stored.save(open.change.with(open.change.plan().fresh().with(reading.refused())));
	}

	private Open open(Submission submission) {
		PlannedChange change = own(submission);
		if (change.closed()) {
			throw new Refused("This change is done already, so nothing was done again.");
		}
		change.requireSeen(submission);
		Conference conference = this.conferences.get(change.conference());
		requireBooked(conference);
		return new Open(change, conference);
	}

	private PlannedChange own(Submission submission) {
		return this.stored.find(submission)
			.filter((change) -> this.caseload.find(change.conference(), submission.who()).isPresent())
			.orElseThrow(() -> new Refused(
					"There is no such change of yours any more. Type change and a reference, such as change CP-7F3K."));
	}

	/** The last day that is lawful for everything that is held in its meeting. */
	public Optional<LocalDate> lastLawful(Conference conference) {
		return this.times.lastLawful(conference).map(DueDate::date);
	}

	public static void requireBooked(Conference conference) {
		if (conference.status() != Conference.Status.BOOKED) {
			throw new Refused(conference.reference() + ((conference.status() == Conference.Status.CANCELLED)
					? " is cancelled, so there is nothing to change. Type schedule to book another."
					: " was held already, so there is nothing to change."));
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

	/** A time that people proposed, and who they are. */
	public record ProposedBySomebody(LocalDateTime start, List<String> who) {
	}

	/** Somebody whom a newcomer may be, to be chosen. */
	public record Former(String id, String label) {
	}

	/**
	 * Who would be told what, if a change were confirmed.
	 *
	 * @param told each person and what is different for them
	 * @param calls who of the family is to be rung, too
	 */
	public record Preview(List<Told> told, List<String> calls) {

		public Preview {
			told = List.copyOf(told);
			calls = List.copyOf(calls);
		}

		/** Somebody who is told something. */
		public record Told(String who, String what) {
		}

	}

	private record Open(PlannedChange change, Conference conference) {
	}

}

package io.convenor.scheduling.booking;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import io.convenor.conference.Child;
import io.convenor.conference.Conference;
import io.convenor.conference.FamilyContact;
import io.convenor.conference.Invitee;
import io.convenor.conference.Kind;
import io.convenor.conference.Separation.Manner;
import io.convenor.conference.Separations.Part;
import io.convenor.conference.Way;
import io.convenor.drafts.Draft;
import io.convenor.drafts.Form;
import io.convenor.drafts.Reading;
import io.convenor.drafts.Submission;
import io.convenor.people.EmailAddress;
import io.convenor.people.Role;
import io.convenor.people.Standing;
import io.convenor.scheduling.Look;
import io.convenor.scheduling.places.WishForPlace;
import io.convenor.scheduling.rooms.RoomOnOffer;

/**
 * A conference that a chair is putting together, with everything said about it so far.
 *
 * @param version counts the changes, so that a card can tell whether it shows the newest
 * @param chairId the chair's object id
 * @param conference what came of it, once it is confirmed; the plan is empty then
 */
public record Booking(UUID id, int version, String chairId, Plan plan,
		@Nullable UUID conference) implements Draft.Planned<Booking.Plan> {

	@Override
	public String who() {
		return this.chairId;
	}

	@Override
	public boolean closed() {
		return this.conference != null;
	}

	/** Whether anything was said yet. */
	public boolean begun() {
		return !this.plan.equals(Plan.empty());
	}

	public Step step() {
		return this.plan.step;
	}

	public About about() {
		return this.plan.about;
	}

	public List<Guest> guests() {
		return this.plan.guests;
	}

	public Timing timing() {
		return this.plan.timing;
	}

	@Override
	public boolean isAt(long seen) {
		Integer before = this.plan.before;
		return seen == this.version || (before != null && seen == before);
	}

	/** Reads what was submitted at the step it has come to. */
	Reading reading(Submission submission) {
		return new Reading(submission, this.plan.form(), BookingFields.of(step()));
	}

	public Booking with(Plan newPlan) {
		return new Booking(this.id, this.version, this.chairId, newPlan, this.conference);
	}

	/** The steps, in their order. */
	public enum Step {

		ABOUT(1), PEOPLE(2), TIME(3), SUMMARY(4);

		private final int number;

		Step(int number) {
			this.number = number;
		}

		/** Which of the four it is, from 1. */
		public int number() {
			return this.number;
		}

		Step before() {
			return switch (this) {
				case ABOUT, PEOPLE -> ABOUT;
				case TIME -> PEOPLE;
				case SUMMARY -> TIME;
			};
		}

	}

	/**
	 * Everything said so far.
	 *
	 * @param found who was found in the directory for the last search
	 * @param questions what the chair is asked before it goes on
	 * @param settled what the chair already answered with yes
	 * @param form what was typed and not yet accepted
	 * @param notice what the chair is told about the last change
	 * @param before the version before the diaries came in late: a press made on it is as
	 * good as one on the newest, since nobody changed anything in between
	 */
	public record Plan(Step step, About about, List<Guest> guests, List<Found> found, Timing timing,
			List<Question> questions, Set<String> settled, Form form, @Nullable String notice,
			@Nullable Integer before) {

		public Plan {
			guests = List.copyOf(guests);
			found = List.copyOf(found);
			questions = List.copyOf(questions);
			settled = Set.copyOf(settled);
		}

		public static Plan empty() {
			return new Plan(Step.ABOUT, About.NOTHING, List.of(), List.of(), Timing.NOTHING, List.of(), Set.of(),
					Form.EMPTY, null, null);
		}

		/** The plan as a new change begins: what was told of the last one is gone. */
		public Plan fresh() {
			return new Plan(this.step, this.about, this.guests, this.found, this.timing, this.questions, this.settled,
					this.form, null, null);
		}

		/** Goes to a step; what was asked at the last one is no longer asked. */
		public Plan at(Step newStep) {
			return new Plan(newStep, this.about, this.guests, this.found, this.timing, List.of(), this.settled,
					this.form, this.notice, this.before);
		}

		public Plan with(About newAbout) {
			return new Plan(this.step, newAbout, this.guests, this.found, this.timing, this.questions, this.settled,
					this.form, this.notice, this.before);
		}

		/**
		 * Who comes decides what must be asked and when all are free. What was said about
		 * an address stands as long as nothing about its person changes.
		 */
		public Plan withGuests(List<Guest> newGuests) {
			return new Plan(this.step, this.about, newGuests, this.found, this.timing.unlooked(), List.of(),
					this.settled.stream().filter(Question::isAboutAnAddress).collect(Collectors.toSet()), this.form,
					this.notice, this.before);
		}

		/** Who takes part apart changes nothing about who is free. */
		Plan withParts(List<Guest> newGuests) {
			return new Plan(this.step, this.about, newGuests, this.found, this.timing, this.questions, this.settled,
					this.form, this.notice, this.before);
		}

		Plan withFound(List<Found> newFound) {
			return new Plan(this.step, this.about, this.guests, newFound, this.timing, this.questions, this.settled,
					this.form, this.notice, this.before);
		}

		public Plan with(Timing newTiming) {
			return new Plan(this.step, this.about, this.guests, this.found, newTiming, this.questions, this.settled,
					this.form, this.notice, this.before);
		}

		Plan asking(List<Question> newQuestions) {
			return new Plan(this.step, this.about, this.guests, this.found, this.timing, newQuestions, this.settled,
					this.form, this.notice, this.before);
		}

		Plan settling(Set<String> nowSettled) {
			return new Plan(this.step, this.about, this.guests, this.found, this.timing, List.of(), nowSettled,
					this.form, this.notice, this.before);
		}

		public Plan with(Form newForm) {
			return new Plan(this.step, this.about, this.guests, this.found, this.timing, this.questions, this.settled,
					newForm, this.notice, this.before);
		}

		Plan telling(@Nullable String newNotice) {
			return new Plan(this.step, this.about, this.guests, this.found, this.timing, this.questions, this.settled,
					this.form, newNotice, this.before);
		}

		Plan after(int version) {
			return new Plan(this.step, this.about, this.guests, this.found, this.timing, this.questions, this.settled,
					this.form, this.notice, version);
		}

		public Optional<Guest> chair() {
			return first(Role.CHAIR);
		}

		/** The social worker whose diary counts: the first one on the list. */
		public Optional<Guest> socialWorker() {
			return first(Role.SOCIAL_WORKER);
		}

		/** The team manager whose diary counts: the first one on the list. */
		public Optional<Guest> teamManager() {
			return first(Role.TEAM_MANAGER);
		}

		private Optional<Guest> first(Role role) {
			return this.guests.stream().filter((guest) -> guest.role == role).findFirst();
		}

	}

	/**
	 * What the conference is.
	 *
	 * @param children whom it is about; none until somebody says so
	 * @param countsFrom the day its clock counts from
	 * @param bornOn when the child was born, where a clock counts from that too
	 * @param late that a manager has decided that it may be held late, or null
	 * @param chairReason why the chair is the one who chairs it, or null
	 */
	public record About(@Nullable Kind kind, @Nullable Way way, List<Child> children, @Nullable LocalDate countsFrom,
			@Nullable LocalDate bornOn, @Nullable Integer lengthMinutes, @Nullable Late late,
			@Nullable String chairReason) {

		/** Where it is held in time, by an independent chair. */
		public About(@Nullable Kind kind, @Nullable Way way, List<Child> children, @Nullable LocalDate countsFrom,
				@Nullable LocalDate bornOn, @Nullable Integer lengthMinutes) {
			this(kind, way, children, countsFrom, bornOn, lengthMinutes, null, null);
		}

		static final About NOTHING = new About(null, null, List.of(), null, null, null);

		public About {
			children = List.copyOf(children);
		}

		/** The case references of its children. */
		public List<String> caseReferences() {
			return Child.caseReferences(this.children);
		}

		/** Whether a room is needed. */
		public boolean inARoom() {
			return this.way != null && this.way.inARoom();
		}

		/** Whether people meet at one time, rather than speak one by one until a day. */
		public boolean inTheCalendar() {
			return this.way == null || this.way.inTheCalendar();
		}

	}

	/**
	 * That a conference is held after its last lawful date.
	 *
	 * @param manager the name of whoever decided it
	 */
	public record Late(String manager, String reason) {
	}

	/**
	 * Somebody who is to be invited.
	 *
	 * @param agency whom they speak for; empty for family
	 * @param directoryId their object id, where they have an account in the authority
	 * @param asksForPlace whether they ask for a place in the room
	 * @param why why they ask for it; null stands for not being able to join online
	 * @param apart how they take part apart from the others, or null
	 * @param particulars what else was said about them, or null
	 */
	public record Guest(UUID id, String name, String address, String agency, Role role, Standing standing,
			@Nullable String directoryId, boolean asksForPlace, WishForPlace.@Nullable Why why, @Nullable Apart apart,
			@Nullable Particulars particulars) {

		public Guest(UUID id, String name, String address, String agency, Role role, Standing standing,
				@Nullable String directoryId, boolean asksForPlace, WishForPlace.@Nullable Why why) {
			this(id, name, address, agency, role, standing, directoryId, asksForPlace, why, null, null);
		}

		public Guest(UUID id, String name, String address, String agency, Role role, Standing standing,
				@Nullable String directoryId, boolean asksForPlace) {
			this(id, name, address, agency, role, standing, directoryId, asksForPlace, null, null, null);
		}

		/**
		 * The same person, who takes part apart, or with everybody where that is null.
		 */
		Guest apart(@Nullable Apart newApart) {
			return new Guest(this.id, this.name, this.address, this.agency, this.role, this.standing, this.directoryId,
					this.asksForPlace, this.why, newApart, this.particulars);
		}

		/** The same person under names and an address short enough to show. */
		public Guest called(String shortName, String shortAddress, String shortAgency) {
			return new Guest(this.id, shortName, shortAddress, shortAgency, this.role, this.standing, this.directoryId,
					this.asksForPlace, this.why, this.apart, this.particulars);
		}

		/** Where they are written to, for whoever invites them. */
		public String writtenTo() {
			return withoutEmail() ? "no email, letters on paper" : this.address;
		}

		/** The same person, with what else was said about them. */
		Guest with(Particulars newParticulars) {
			return new Guest(this.id, this.name, this.address, this.agency, this.role, this.standing, this.directoryId,
					this.asksForPlace, this.why, this.apart, newParticulars);
		}

		/** Whether there is no mailbox that reaches them. */
		public boolean withoutEmail() {
			return Invitee.isKeyWithoutEmail(this.address);
		}

		/** The same as somebody who is invited. */
		Invitee invitee() {
			Invitee.Builder builder = Invitee.named(this.name)
				.agency(this.agency)
				.as(this.role)
				.standing(this.standing)
				.directoryId(this.directoryId);
			if (!withoutEmail()) {
				builder.mailbox(new EmailAddress(this.address));
			}
			Particulars more = this.particulars;
			return (more == null) ? builder.build()
					: builder.language(more.language).knowsTheChild(more.knowsTheChild).build();
		}

		/** Whether they are to have a meeting of their own. */
		boolean byOwnLink() {
			return this.apart != null && this.apart.manner == Manner.OWN_LINK;
		}

		/** The part they take, where they take part apart. */
		Optional<Part> part() {
			Apart each = this.apart;
			return (each == null || each.manner == null) ? Optional.empty()
					: Optional.of(new Part(this.id, each.manner, each.fromMinute, each.untilMinute, each.apartFrom));
		}

		/** Why they ask for a place in the room; empty where they do not. */
		public Optional<WishForPlace.Why> wish() {
			return Optional.of(Optional.ofNullable(this.why).orElse(WishForPlace.Why.CANNOT_JOIN_ONLINE))
				.filter((_) -> this.asksForPlace);
		}

		public boolean family() {
			return this.standing == Standing.FAMILY;
		}

		/** How the chair knows them: name, role and agency. */
		public String described() {
			String what = this.agency.isBlank() ? this.role.label() : this.role.label() + ", " + this.agency;
			return this.name + " (" + what + ")";
		}

	}

	/**
	 * What else was said about a guest.
	 *
	 * @param language what an interpreter interprets, or what they speak best
	 * @param forWhom another guest whom they come for
	 * @param knowsTheChild whether their agency had contact with the child; null is as
	 * usual for their role
	 * @param contact how they are reached, where they are family
	 */
	public record Particulars(@Nullable String language, @Nullable UUID forWhom, @Nullable Boolean knowsTheChild,
			@Nullable FamilyContact contact) {

		static final Particulars NONE = new Particulars(null, null, null, null);

	}

	/**
	 * How a guest is to take part apart from the others.
	 *
	 * @param manner how; null while that is still to be said
	 * @param apartFrom another guest whom they must not meet, or null
	 */
	public record Apart(@Nullable Manner manner, int fromMinute, @Nullable Integer untilMinute,
			@Nullable UUID apartFrom, String reason) {

		static final Apart TO_BE_SAID = new Apart(null, 0, null, null, "");

	}

	/**
	 * Somebody the directory knows.
	 *
	 * @param jobTitle empty where the directory may not say it
	 * @param guest whether they are from elsewhere
	 */
	public record Found(String id, String name, String address, String jobTitle, boolean guest) {

		/** What tells them from others of the same name. */
		public String described() {
			return Stream.of(this.name, this.jobTitle, this.address, this.guest ? "a guest from elsewhere" : "")
				.filter((each) -> !each.isBlank())
				.collect(Collectors.joining(", "));
		}

	}

	/**
	 * When and where.
	 *
	 * @param rooms the rooms there are to choose from
	 * @param room the mailbox of the room that was chosen
	 * @param lookFrom the day from which to look for times, where the chair gave one
	 * @param slots the times on offer
	 * @param look how the reading of the diaries went
	 * @param unread whose diary could not be read
	 * @param pending a time that waits for the answer to a question
	 * @param accepted the mailboxes the chair knows are not free then
	 */
	public record Timing(List<RoomOnOffer> rooms, @Nullable String room, @Nullable LocalDate lookFrom,
			List<LocalDateTime> slots, Look look, List<String> unread, @Nullable LocalDateTime pending,
			@Nullable LocalDateTime startsAt, Set<String> accepted) {

		static final Timing NOTHING = new Timing(List.of(), null, null, List.of(), Look.NOT_YET, List.of(), null, null,
				Set.of());

		public Timing {
			rooms = List.copyOf(rooms);
			slots = List.copyOf(slots);
			unread = List.copyOf(unread);
			accepted = Set.copyOf(accepted);
		}

		/** The room that was chosen. */
		public Optional<RoomOnOffer> chosenRoom() {
			return this.rooms.stream().filter((each) -> each.address().equals(this.room)).findFirst();
		}

		Timing with(List<RoomOnOffer> newRooms) {
			return new Timing(newRooms, this.room, this.lookFrom, this.slots, this.look, this.unread, this.pending,
					this.startsAt, this.accepted);
		}

		Timing in(@Nullable String newRoom) {
			boolean same = Objects.equals(newRoom, this.room);
			return same ? this : new Timing(this.rooms, newRoom, this.lookFrom, List.of(), Look.NOT_YET, List.of(),
					null, null, Set.of());
		}

		Timing lookingFrom(@Nullable LocalDate day) {
			return new Timing(this.rooms, this.room, day, this.slots, this.look, this.unread, this.pending,
					this.startsAt, this.accepted);
		}

		Timing offering(List<LocalDateTime> newSlots, List<String> nowUnread) {
			return new Timing(this.rooms, this.room, this.lookFrom, newSlots, Look.DONE, nowUnread, this.pending,
					this.startsAt, this.accepted);
		}

		Timing looked(Look newLook) {
			return new Timing(this.rooms, this.room, this.lookFrom, List.of(), newLook, List.of(), this.pending,
					this.startsAt, this.accepted);
		}

		Timing waitingWith(LocalDateTime time, Set<String> notFree) {
			return new Timing(this.rooms, this.room, this.lookFrom, this.slots, this.look, this.unread, time, null,
					notFree);
		}

		public Timing startingAt(@Nullable LocalDateTime time, Set<String> notFree) {
			return new Timing(this.rooms, this.room, this.lookFrom, this.slots, this.look, this.unread, null, time,
					notFree);
		}

		/** The times on offer are no longer to be trusted; the time chosen stays. */
		public Timing unlooked() {
			return new Timing(this.rooms, this.room, this.lookFrom, List.of(), Look.NOT_YET, List.of(), null,
					this.startsAt, this.accepted);
		}

		Conference.@Nullable Room toBook() {
			return chosenRoom().map((each) -> new Conference.Room(each.address(), each.name())).orElse(null);
		}

	}

	/**
	 * Something the chair is asked before it goes on; yes is an answer.
	 *
	 * @param of what of its kind it is about; empty where there is only one
	 */
	public record Question(What about, String of, String sentence) {

		public Question(What about, String sentence) {
			this(about, "", sentence);
		}

		/** By which the answer is remembered. */
		String key() {
			return this.of.isEmpty() ? this.about.name() : this.about.name() + " " + this.of;
		}

		static boolean isAboutAnAddress(String key) {
			return key.startsWith(What.ADDRESS.name() + " ");
		}

		/** What can be asked. */
		public enum What {

			NO_FAMILY, NO_SOCIAL_WORKER, SECOND_PLAN, FIRST_CORE_GROUP, ADDRESS, NOT_FREE, DIARIES_UNREAD

		}

	}

}

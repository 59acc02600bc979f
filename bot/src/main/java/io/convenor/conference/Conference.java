package io.convenor.conference;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.PersistenceCreator;
import org.springframework.data.annotation.Transient;
import org.springframework.data.annotation.Version;
import org.springframework.data.domain.AbstractAggregateRoot;
import org.springframework.data.relational.core.mapping.Embedded;
import org.springframework.data.relational.core.mapping.MappedCollection;

import io.convenor.people.Capacity;
import io.convenor.people.EmailAddress;
import io.convenor.people.Role;
import io.convenor.timescales.Dates;
import io.convenor.timescales.RuleSetVersion;

/**
 * One meeting about one case, from its booking on. It keeps what was agreed and what
 * Microsoft 365 answered, and says so to the other rooms when it is booked or held.
 */
public class Conference extends AbstractAggregateRoot<Conference> implements AsStored.Known {

	@Id
	private final UUID id;

	@Version
	private @Nullable Integer version;

	@Embedded(onEmpty = Embedded.OnEmpty.USE_EMPTY)
	private final Booked booked;

	private Status status;

	@Embedded(onEmpty = Embedded.OnEmpty.USE_EMPTY)
	private Chairing chairing;

	@Embedded(onEmpty = Embedded.OnEmpty.USE_EMPTY)
	private Counted counted;

	@Embedded(onEmpty = Embedded.OnEmpty.USE_EMPTY)
	private Arrangement arranged;

	@Embedded(onEmpty = Embedded.OnEmpty.USE_EMPTY)
	private Joining joining;

	@Embedded(onEmpty = Embedded.OnEmpty.USE_EMPTY)
	private InCalendar calendar;

	@MappedCollection(idColumn = "conference", keyColumn = "position")
	private List<Child> children;

	@MappedCollection(idColumn = "conference", keyColumn = "position")
	private List<Invitee> invitees;

	@Transient
	private final AsStored asStored = new AsStored();

	@PersistenceCreator
	Conference(UUID id, @Nullable Integer version, Booked booked, Status status, Chairing chairing, Counted counted,
			Arrangement arranged, Joining joining, InCalendar calendar, List<Child> children, List<Invitee> invitees) {
		this.id = id;
		this.version = version;
		this.booked = booked;
		this.status = status;
		this.chairing = chairing;
		this.counted = counted;
		this.arranged = arranged;
		this.joining = joining;
		this.calendar = calendar;
		this.children = children;
		this.invitees = invitees;
	}

	/** Books a conference as agreed; saving it tells the other rooms. */
	public static Conference book(Agreed agreed, Instant at) {
		long chairs = agreed.invitees.stream().filter((invitee) -> invitee.role() == Role.CHAIR).count();
		if (chairs != 1) {
			throw new IllegalArgumentException("A conference has one chair among its invitees, not " + chairs);
		}
		if (agreed.way.inARoom() && agreed.room == null) {
			throw new IllegalArgumentException("A conference in a room needs a room");
		}
		var conference = new Conference(UUID.randomUUID(), null,
				new Booked(Reference.random().value(), agreed.kind, at), Status.BOOKED, Chairing.by(agreed.chairId),
				Counted.under(agreed.rules, agreed.countsFrom),
				Arrangement.first(agreed.way, agreed.startsAt, agreed.lengthMinutes, agreed.room), Joining.NOTHING_YET,
				new InCalendar(agreed.organiser, null, 0), agreed.children, agreed.invitees);
		conference.registerEvent(new ConferenceBooked(conference.id));
		return conference;
	}

	/** Takes in that the event stands in the calendar. */
	public void invitationSent(String event, @Nullable String link, @Nullable String dialIn, @Nullable String code) {
		this.calendar = this.calendar.as(event).showing(1);
		if (way() != Way.CONFERENCE_CALL) {
			this.joining = this.joining.by(link, dialIn, code);
		}
	}

	/**
	 * Takes in how to ring in to a conference call. Its link is for whoever hosts the
	 * call and is never shown to anybody else.
	 */
	public void callOpened(String hostLink, @Nullable String dialIn, @Nullable String code) {
		this.joining = this.joining.by(hostLink, dialIn, code);
	}

	/**
	 * Takes in which arrangement the calendar shows now; an older one never replaces a
	 * newer one.
	 */
	public void calendarShows(int shown) {
		this.calendar = this.calendar.showing(shown);
	}

	/** Takes in that the event is out of the calendar, and its link with it. */
	public void calendarCleared(int shown) {
		this.calendar = this.calendar.as(null).showing(shown);
		this.joining = Joining.NOTHING_YET;
	}

	/** The calendar is known to show something else than this arrangement. */
	public void calendarDiffers() {
		this.calendar = this.calendar.showingLessThan(arrangement());
	}

	/** It is held at another time. */
	public void moveTo(LocalDateTime newStart) {
		moveTo(newStart, lengthMinutes());
	}

	/** It is held at another time, for longer or shorter. */
	public void moveTo(LocalDateTime newStart, int newLengthMinutes) {
		requireBooked();
		requireItsOwnMeeting();
		LocalDateTime before = startsAt();
		if (before.equals(newStart) && lengthMinutes() == newLengthMinutes) {
			return;
		}
		this.arranged = this.arranged.at(newStart, newLengthMinutes).roomAskedAgain();
		changed(new Change.Moved(before, newStart));
	}

	/**
	 * It is held another way.
	 * @param room the room, where the new way needs one
	 */
	public void holdAs(Way newWay, @Nullable Room room) {
		requireBooked();
		requireItsOwnMeeting();
		Way before = way();
		if (before == newWay) {
			return;
		}
		if (newWay.inARoom() && room == null) {
			throw new IllegalArgumentException("A conference in a room needs a room");
		}
		Room left = room().orElse(null);
		this.arranged = this.arranged.as(newWay).in(newWay.inARoom() ? room : null);
		if (newWay != Way.HYBRID) {
			Invitee.Place place = newWay.inARoom() ? Invitee.Place.ROOM : Invitee.Place.TEAMS;
			this.invitees = this.invitees.stream().map((invitee) -> invitee.at(place)).toList();
		}
		changed(new Change.HeldAnotherWay(before, newWay, left));
	}

	/** It is held in another room. */
	public void meetIn(Room room) {
		requireBooked();
		requireItsOwnMeeting();
		if (!way().inARoom()) {
			throw new IllegalStateException("A conference without a room cannot change it");
		}
		Room before = room().orElse(null);
		if (room.equals(before)) {
			return;
		}
		this.arranged = this.arranged.in(room);
		changed(new Change.InAnotherRoom(before, room));
	}

	/**
	 * Another chair runs it; the former one is no longer invited.
	 * @param newChair the new chair as an invitee, who may have been invited before
	 */
	public void handTo(Invitee newChair, Instant at) {
		requireBooked();
		requireItsOwnMeeting();
		String newChairId = newChair.directoryId();
		if (newChair.role() != Role.CHAIR || newChairId == null) {
			throw new IllegalArgumentException("Only a chair with an account can take a conference over");
		}
		String before = this.chairing.chairId();
		if (before.equals(newChairId)) {
			return;
		}
		Invitee former = chair();
		List<Invitee> all = new ArrayList<>();
		all.add(newChair.at(former.place()));
		this.invitees.stream()
			.map((invitee) -> (invitee.invited()
					&& (invitee.equals(former) || invitee.address().equalsIgnoreCase(newChair.address())))
							? invitee.leftAt(at) : invitee)
			.forEach(all::add);
		this.invitees = List.copyOf(all);
		this.chairing = Chairing.by(newChairId);
		changed(new Change.Chaired(before, newChairId));
	}

	/**
	 * Takes in in which capacity its chair runs it.
	 * @param reason why they do, where that is asked for
	 */
	public void chairedAs(Capacity as, @Nullable String reason) {
		this.chairing = new Chairing(this.chairing.chairId(), as, reason);
	}

	/** Somebody more is invited. */
	public void invite(Invitee invitee) {
		requireBooked();
		if (invitee.role() == Role.CHAIR) {
			throw new IllegalArgumentException("A conference has one chair");
		}
		if (invitee.family() && !kind().guide().forTheFamily()) {
			throw new IllegalArgumentException("No family is part of a meeting of this kind");
		}
		if (invitees().stream().anyMatch((each) -> each.address().equalsIgnoreCase(invitee.address()))) {
			throw new IllegalArgumentException("Nobody is invited twice");
		}
		List<Invitee> all = new ArrayList<>(this.invitees);
		all.add((way() == Way.FACE_TO_FACE) ? invitee.at(Invitee.Place.ROOM) : invitee);
		this.invitees = List.copyOf(all);
		changed(new Change.Joined(invitee.id()));
	}

	/**
	 * How somebody is reached, or what they interpret, is put right.
	 * @param corrected the same person
	 */
	public void correct(Invitee corrected) {
		requireBooked();
		Invitee before = invitee(corrected.id()).filter(Invitee::invited)
			.orElseThrow(() -> new IllegalArgumentException("Only somebody who is invited can be put right"));
		if (before.role() == Role.CHAIR) {
			throw new IllegalArgumentException("A chair is reached as the directory says");
		}
		boolean readdressed = !before.address().equalsIgnoreCase(corrected.address());
		if (readdressed && invited(corrected.address()).isPresent()) {
			throw new IllegalArgumentException("Nobody is invited twice");
		}
		replace(corrected);
		boolean helps = Set.of(Role.INTERPRETER, Role.ADVOCATE, Role.SOLICITOR).contains(corrected.role());
		boolean another = !Objects.equals(before.language(), corrected.language())
				|| !Objects.equals(before.forWhom(), corrected.forWhom());
		if (readdressed || (helps && another)) {
			changed(new Change.Corrected(corrected.id(), readdressed));
		}
	}

	/**
	 * Somebody is no longer invited; who they were stays known, so that what they sent
	 * and were sent keeps its name.
	 */
	public void uninvite(UUID inviteeId, Instant at) {
		requireBooked();
		Invitee leaving = invitees().stream()
			.filter((invitee) -> invitee.id().equals(inviteeId))
			.findFirst()
			.orElseThrow(() -> new IllegalArgumentException("Only somebody who is invited can be removed"));
		if (leaving.role() == Role.CHAIR) {
			throw new IllegalArgumentException("A conference always has a chair");
		}
		replace(leaving.leftAt(at));
		changed(new Change.Left(inviteeId));
	}

	/**
	 * The child was born, from which a clock of its own counts. A day that was said
	 * before is put right.
	 * @param by who says so, by object id
	 */
	public void bornOn(LocalDate day, String by) {
		if (this.status == Status.HELD) {
			throw new IllegalStateException("A conference that was held has no clock to count from a birth");
		}
		if (kind().heldWithinOfBirth().isEmpty()) {
			throw new IllegalStateException("Only a review after a pre-birth conference counts from a birth");
		}
		if (!day.equals(this.counted.bornOn())) {
			this.counted = this.counted.from(day);
			if (this.children.stream().anyMatch(Child::unborn)) {
				this.children = this.children.stream()
					.map((each) -> each.unborn() ? each.bornIn(day.getYear()) : each)
					.toList();
			}
			registerEvent(new BirthRecorded(this.id, by));
		}
	}

	/**
	 * It is held together with another, in one meeting: at its time, its way, in its
	 * room, run by its chair. From now on it follows that one in all of these.
	 */
	public void holdWith(Conference host, Instant at) {
		requireBooked();
		if (host.id.equals(this.id) || host.heldWith().isPresent() || !host.hasItsOwnEntry()) {
			throw new IllegalArgumentException("A conference is held together with one that has a meeting of its own");
		}
		requireItsOwnMeeting();
		follow(host, at);
		this.arranged = this.arranged.with(host.id);
		changed(new Change.Combined(host.id));
	}

	/** Does what the conference does that it is held together with. */
	public void followTheOther(Conference host, Instant at) {
		if (!host.id.equals(this.arranged.heldWith())) {
			throw new IllegalArgumentException("It is not held together with that one");
		}
		this.arranged = this.arranged.with(null);
		follow(host, at);
		this.arranged = this.arranged.with(host.id);
		shareTheLinkOf(host);
	}

	private void follow(Conference host, Instant at) {
		moveTo(host.startsAt(), host.lengthMinutes());
		holdAs(host.way(), host.room().orElse(null));
		host.room().filter((_) -> way().inARoom()).ifPresent(this::meetIn);
		if (!host.chairId().equals(this.chairing.chairId())) {
			Invitee chair = host.chair();
			handTo(Invitee.named(chair.name())
				.mailbox(new EmailAddress(chair.address()))
				.agency(chair.agency())
				.as(Role.CHAIR)
				.standing(chair.standing())
				.directoryId(chair.directoryId())
				.build(), at);
			this.chairing = host.chairing;
		}
	}

	/** Its people join by the link of the conference it is held together with. */
	public void shareTheLinkOf(Conference host) {
		this.joining = host.joining;
		takeIn(host.arranged.roomAnswer());
	}

	/** It has a meeting of its own again, at this time. */
	public void holdApart(LocalDateTime start, int newLengthMinutes) {
		requireBooked();
		UUID host = heldWith().orElseThrow(() -> new IllegalStateException("It has a meeting of its own already"));
		this.joining = Joining.NOTHING_YET;
		this.arranged = this.arranged.with(null).roomAskedAgain();
		moveTo(start, newLengthMinutes);
		changed(new Change.TakenApart(host));
	}

	/** Others than its own invitees come to its meeting, or no longer do. */
	public void othersComeToo() {
		requireBooked();
		changed(new Change.OthersComeToo());
	}

	/** Somebody takes part elsewhere: in the room, or on Teams. */
	public void place(UUID inviteeId, Invitee.Place place) {
		requireBooked();
		Invitee invitee = invitee(inviteeId).filter(Invitee::invited)
			.orElseThrow(() -> new IllegalArgumentException("Only somebody who is invited has a place"));
		if (invitee.place() != place) {
			replace(invitee.at(place));
			changed(new Change.Placed(inviteeId, invitee.place(), place));
		}
	}

	/** Takes in whether the agency somebody speaks for had contact with the child. */
	void knowsTheChild(UUID inviteeId, boolean known) {
		invitee(inviteeId).filter((invitee) -> invitee.knowsTheChild() != known).ifPresent((invitee) -> {
			replace(invitee.but().knowsTheChild(known).build());
			registerEvent(new ContactSaid(this.id, inviteeId));
		});
	}

	/**
	 * Somebody takes part apart from the others, with them again, or apart in another
	 * way, as {@link Separations} has it.
	 */
	public void arrangeApart(UUID inviteeId) {
		requireBooked();
		Invitee invitee = invitee(inviteeId).filter(Invitee::invited)
			.orElseThrow(() -> new IllegalArgumentException("Only somebody who is invited takes part apart"));
		if (invitee.role() == Role.CHAIR) {
			throw new IllegalArgumentException("The chair is where everybody is");
		}
		changed(new Change.Apart(inviteeId));
	}

	/** Everybody who is invited gets a new link; its room is asked again. */
	public void renewLink() {
		requireBooked();
		requireItsOwnMeeting();
		this.arranged = this.arranged.roomAskedAgain();
		changed(new Change.NewLink());
	}

	/** It will not be held. */
	public void cancel() {
		requireBooked();
		this.status = Status.CANCELLED;
		changed(new Change.Cancelled());
	}

	private void requireItsOwnMeeting() {
		if (heldWith().isPresent()) {
			throw new IllegalStateException("A conference held together with another follows that one");
		}
	}

	private void replace(Invitee changed) {
		this.invitees = this.invitees.stream().map((each) -> each.id().equals(changed.id()) ? changed : each).toList();
	}

	private void requireBooked() {
		if (this.status != Status.BOOKED) {
			throw new IllegalStateException("Only a booked conference can be changed");
		}
	}

	private void changed(Change change) {
		this.arranged = this.arranged.next();
		registerEvent(new ConferenceChanged(this.id, change, arrangement()));
	}

	/**
	 * Takes in whether nobody walks in past the lobby, and all else about its meeting on
	 * Teams is as it is to be.
	 */
	public void lobbyGuarded(boolean guarded) {
		this.joining = this.joining.guarded(guarded);
	}

	/**
	 * Takes in what the room answered. Where it declined, people are told that they have
	 * no place in it.
	 */
	public void roomAnswered(RoomAnswer answer) {
		takeIn(answer);
	}

	private void takeIn(@Nullable RoomAnswer answer) {
		boolean declines = answer == RoomAnswer.DECLINED && this.arranged.roomAnswer() != RoomAnswer.DECLINED;
		this.arranged = this.arranged.roomAnswered(answer);
		if (declines && this.status == Status.BOOKED) {
			changed(new Change.RoomDeclined());
		}
	}

	/** The room whose place can be given to people: none that declined. */
	public Optional<Room> roomToComeTo() {
		return room().filter((_) -> this.arranged.roomAnswer() != RoomAnswer.DECLINED);
	}

	/**
	 * It was held before its time was over, so that what stands in calendars after now is
	 * to be taken out.
	 */
	public void heldEarly() {
		if (this.status != Status.HELD) {
			throw new IllegalStateException("Only what was held can have been held early");
		}
		changed(new Change.HeldEarly());
	}

	/** The conference took place and its outcome was approved. */
	public void held() {
		if (this.status != Status.BOOKED) {
			throw new IllegalStateException("Only a booked conference can have been held");
		}
		this.status = Status.HELD;
		registerEvent(new ConferenceHeld(this.id));
	}

	public UUID id() {
		return this.id;
	}

	/** Counts the changes, so that a card can tell whether it shows the newest. */
	public int version() {
		return (this.version != null) ? this.version : 0;
	}

	public Reference reference() {
		return new Reference(this.booked.reference());
	}

	/** The children it is about, at least one. */
	public List<Child> children() {
		return List.copyOf(this.children);
	}

	/** Whether it is about brothers and sisters together. */
	public boolean ofSeveralChildren() {
		return this.children.size() > 1;
	}

	/** The child that everybody knows by a number. */
	public Optional<Child> child(int number) {
		return this.children.stream().filter((each) -> each.number() == number).findFirst();
	}

	/** Those of its children who have one of these case references. */
	public List<Child> childrenOf(Collection<String> caseReferences) {
		return this.children.stream().filter((each) -> caseReferences.stream().anyMatch(each::isOf)).toList();
	}

	/**
	 * The case references of its children: for the chair and whoever is asked for a
	 * report.
	 */
	public List<String> caseReferences() {
		return Child.caseReferences(this.children);
	}

	public Kind kind() {
		return this.booked.kind();
	}

	public Way way() {
		return this.arranged.way();
	}

	public Status status() {
		return this.status;
	}

	/** The chair's object id. */
	public String chairId() {
		return this.chairing.chairId();
	}

	/** In which capacity the chair runs it. */
	public Capacity chairedAs() {
		return this.chairing.chairedAs();
	}

	/** Why the chair runs it, where that was asked for. */
	public Optional<String> chairReason() {
		return Optional.ofNullable(this.chairing.chairReason());
	}

	/** How it is prepared and run, under the chair it has. */
	public Guide guide() {
		return kind().guide(chairedAs());
	}

	/** The rule set that was in force at the booking. */
	public RuleSetVersion rules() {
		return this.counted.rules();
	}

	/** The day its clock counts from. */
	public LocalDate countsFrom() {
		return this.counted.countsFrom();
	}

	/** When the child was born, where that matters and is known. */
	public Optional<LocalDate> bornOn() {
		return Optional.ofNullable(this.counted.bornOn());
	}

	/** In local time, Europe/London. */
	public LocalDateTime startsAt() {
		return this.arranged.startsAt();
	}

	/**
	 * When it is held, in words: at a moment, or, where no meeting is held, by the end of
	 * a day.
	 */
	public String when() {
		return way().inTheCalendar() ? Dates.inWords(startsAt()) : "by " + Dates.inWords(startsAt().toLocalDate());
	}

	public LocalDateTime endsAt() {
		return this.arranged.endsAt();
	}

	public int lengthMinutes() {
		return this.arranged.lengthMinutes();
	}

	/** The mailbox whose calendar holds the event. */
	public String organiser() {
		return this.calendar.organiser();
	}

	public Optional<Room> room() {
		return Optional.ofNullable(this.arranged.room());
	}

	public Optional<RoomAnswer> roomAnswer() {
		return Optional.ofNullable(this.arranged.roomAnswer());
	}

	public Optional<String> eventId() {
		return Optional.ofNullable(this.calendar.eventId());
	}

	/** The link; of a conference call it is the chair's alone, to host it. */
	public Optional<String> joinUrl() {
		return Optional.ofNullable(this.joining.joinUrl());
	}

	/** The number to ring. */
	public Optional<String> dialInNumber() {
		return Optional.ofNullable(this.joining.dialInNumber());
	}

	/** What a caller keys in after the number. */
	public Optional<String> dialInCode() {
		return Optional.ofNullable(this.joining.dialInCode());
	}

	/** Whether the lobby is known to keep everybody waiting for the organiser's side. */
	public boolean isLobbyGuarded() {
		return this.joining.lobbyGuarded();
	}

	public Instant bookedAt() {
		return this.booked.bookedAt();
	}

	/**
	 * Counts what people have to be told of: the time, the way, the room, the people. The
	 * first is the one that was booked.
	 */
	public int arrangement() {
		return this.arranged.arrangement();
	}

	/** The arrangement that the calendar is known to show; 0 while it shows none. */
	public int inCalendar() {
		return this.calendar.inCalendar();
	}

	/**
	 * The conference whose meeting is also this one's, where brothers and sisters share
	 * one.
	 */
	public Optional<UUID> heldWith() {
		return Optional.ofNullable(this.arranged.heldWith());
	}

	/** Whether it stands in the calendar by itself, and not in the entry of another. */
	public boolean hasItsOwnEntry() {
		return way().inTheCalendar() && heldWith().isEmpty();
	}

	/** Everybody who is invited now. */
	public List<Invitee> invitees() {
		return this.invitees.stream().filter(Invitee::invited).toList();
	}

	/** Somebody who is invited now, by their address. */
	public Optional<Invitee> invited(String address) {
		return invitees().stream().filter((invitee) -> invitee.address().equalsIgnoreCase(address)).findFirst();
	}

	/** Everybody who is or was invited. */
	public List<Invitee> everybodyEver() {
		return List.copyOf(this.invitees);
	}

	public Invitee chair() {
		return this.invitees.stream()
			.filter(Invitee::invited)
			.filter((invitee) -> invitee.role() == Role.CHAIR)
			.findFirst()
			.orElseThrow(() -> new IllegalStateException("A conference always has a chair"));
	}

	@Override
	public AsStored asStored() {
		return this.asStored;
	}

	/** Somebody who is or was invited. */
	public Optional<Invitee> invitee(UUID inviteeId) {
		return this.invitees.stream().filter((invitee) -> invitee.id().equals(inviteeId)).findFirst();
	}

	/** Every invitee that one person is, or was before they left and came back. */
	public List<UUID> everyInvitee(Invitee person) {
		return this.invitees.stream()
			.filter((each) -> each.address().equalsIgnoreCase(person.address()))
			.map(Invitee::id)
			.toList();
	}

	/** Where a conference stands. */
	public enum Status {

		BOOKED, HELD, CANCELLED

	}

	/** What the room's own calendar answered. */
	public enum RoomAnswer {

		WAITING, ACCEPTED, DECLINED

	}

	/** A room, by its mailbox. */
	public record Room(String address, String name) {
	}

	/**
	 * What the chair confirmed.
	 *
	 * @param rules the rule set it is booked under
	 * @param countsFrom the day its clock counts from
	 * @param invitees everybody, the chair among them, in the order they are listed
	 */
	public record Agreed(List<Child> children, Kind kind, Way way, String chairId, RuleSetVersion rules,
			LocalDate countsFrom, LocalDateTime startsAt, int lengthMinutes, String organiser, @Nullable Room room,
			List<Invitee> invitees) {

		public Agreed {
			children = List.copyOf(children);
			invitees = List.copyOf(invitees);
			if (children.isEmpty()) {
				throw new IllegalArgumentException("A conference is about at least one child");
			}
		}

	}

}

package io.convenor.scheduling.changes;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import io.convenor.audit.AuditTrail;
import io.convenor.conference.Caseload;
import io.convenor.conference.Conference;
import io.convenor.conference.Conferences;
import io.convenor.conference.FamilyContact;
import io.convenor.conference.FamilyContacts;
import io.convenor.conference.Invitee;
import io.convenor.conference.SharedMeeting;
import io.convenor.conference.SharedMeetings;
import io.convenor.conference.Way;
import io.convenor.drafts.Confirmation;
import io.convenor.people.EmailAddress;
import io.convenor.scheduling.changes.ComingBack.Before;
import io.convenor.scheduling.changes.ComingBack.Who;
import io.convenor.scheduling.changes.PlannedChange.Newcomer;
import io.convenor.scheduling.changes.PlannedChange.Plan;
import io.convenor.scheduling.changes.PlannedChange.Seen;
import io.convenor.scheduling.changes.PlannedChange.Wanted;
import io.convenor.scheduling.invitations.CancelReason;
import io.convenor.scheduling.invitations.Cancellations;
import io.convenor.scheduling.invitations.Known;
import io.convenor.scheduling.invitations.OwnInvitations;
import io.convenor.scheduling.places.Seats;
import io.convenor.scheduling.rooms.RoomRules;
import io.convenor.timescales.DateProblem;
import io.convenor.timescales.Dates;

/**
 * Does to a conference what somebody confirmed, in one transaction: everything is checked
 * again, and what others did since is told instead of overwritten.
 */
@Component
class Rearranging {

	static final String NOT_INVITED_TO_ANY_PART = "They are not invited to any part of this meeting: that was decided "
			+ "under “Keep people apart”, for one of the conferences held in it. End that there first, or do not invite them.";

	static final String OTHERS_ARE_HELD_IN_IT = "Another conference is held in this meeting. Take them apart first: "
			+ "type combine and both references.";

	private final StoredChanges stored;

	private final Conferences conferences;

	private final Caseload caseload;

	private final ChangeTimes times;

	private final SharedMeetings meetings;

	private final RoomRules roomRules;

	private final Seats seats;

	private final Postponements postponements;

	private final FamilyContacts contacts;

	private final Corrections corrections;

	private final Cancellations cancellations;

	private final OwnInvitations own;

	private final ComingBack comingBack;

	private final AuditTrail audit;

	private final Clock clock;

	Rearranging(StoredChanges stored, Conferences conferences, Caseload caseload, ChangeTimes times,
			SharedMeetings meetings, RoomRules roomRules, Seats seats, Postponements postponements,
			FamilyContacts contacts, Corrections corrections, Cancellations cancellations, OwnInvitations own,
			ComingBack comingBack, AuditTrail audit, Clock clock) {
		this.comingBack = comingBack;
		this.own = own;
		this.stored = stored;
		this.conferences = conferences;
		this.caseload = caseload;
		this.times = times;
		this.meetings = meetings;
		this.roomRules = roomRules;
		this.seats = seats;
		this.postponements = postponements;
		this.contacts = contacts;
		this.corrections = corrections;
		this.cancellations = cancellations;
		this.audit = audit;
		this.clock = clock;
	}

	/**
	 * Who would be told what, those included who come because of another conference in
	 * the same meeting; the conference given is changed and thrown away.
	 */
	Changes.Preview preview(Conference conference, Wanted wanted) {
		SharedMeeting meeting = this.meetings.of(conference);
		List<Reader> readers = meeting.all()
			.stream()
			.flatMap((each) -> each.invitees().stream().map((one) -> new Reader(each, one, this.own.known(each, one))))
			.toList();
		Optional<Before> cameBack = before(conference, wanted);
		if (conference.status() == Conference.Status.BOOKED) {
			make(conference, wanted);
			Optional.ofNullable(wanted.correcting())
				.ifPresent((correction) -> conference.invitee(correction.person())
					.ifPresent((before) -> conference.correct(correction.of(before))));
			if (conference.id().equals(meeting.host().id())) {
				meeting.stillToBeHeld()
					.guests()
					.forEach((each) -> each.followTheOther(conference, this.clock.instant()));
			}
			this.seats.foresee(meeting.stillToBeHeld(), wanted.way() == Way.HYBRID);
		}
		Map<String, String> told = new LinkedHashMap<>();
		Set<String> calls = new LinkedHashSet<>();
		List<Conference> stay = meeting.all()
			.stream()
			.filter((each) -> each.status() != Conference.Status.CANCELLED)
			.toList();
		readers.forEach((reader) -> {
			Known.Difference difference = reader.news(this.own, stay.size() == 1);
			if (!difference.isNone()) {
				told.merge(reader.invitee.described(), told(reader, difference),
						(one, other) -> one.equals(other) ? one : one + "; " + other);
			}
			if (CallsToMake.isRungAbout(reader.invitee, difference)) {
				calls.add(reader.invitee.described());
			}
		});
		Optional.ofNullable(wanted.correcting())
			.ifPresent((correction) -> Optional.ofNullable(Corrections.told(conference, correction))
				.ifPresent(
						(words) -> told.put(conference.invitee(correction.person()).orElseThrow().described(), words)));
		conference.invitees()
			.stream()
			.filter((invitee) -> readers.stream().noneMatch((each) -> each.invitee.id().equals(invitee.id())))
			.forEach((invitee) -> told.put(invitee.described(), howToTakePart(conference, invitee, cameBack)));
		return new Changes.Preview(told.entrySet()
			.stream()
			.map((each) -> new Changes.Preview.Told(each.getKey(), each.getValue()))
			.toList(), List.copyOf(calls));
	}

	private String told(Reader reader, Known.Difference difference) {
		Invitee now = reader.now();
		String words = difference.inWords(now);
		return (difference.left() || difference.cancelled()) ? this.meetings.stillInvites(reader.conference, now)
			.map((other) -> words + ", and that they come all the same for " + other.reference())
			.orElse(words) : words;
	}

	private String howToTakePart(Conference conference, Invitee invitee, Optional<Before> cameBack) {
		return cameBack
			.map((before) -> this.comingBack.part(conference, invitee.id(), before)
				.map((part) -> "how to take part: %s, as they are kept apart from others"
					.formatted(OwnInvitations.inWords(conference, part)))
				.orElse("how to take part, with everybody but who is kept apart from them"))
			.orElse("how to take part");
	}

	/** Whom a newcomer was, where that is certain or was said. */
	private Optional<Before> before(Conference conference, Wanted wanted) {
		Newcomer joining = wanted.joining();
		return (joining != null && this.comingBack.who(conference, joining) instanceof Who.Settled settled)
				? Optional.ofNullable(settled.before()) : Optional.empty();
	}

	/** Does it, or says why it cannot be done any more. */
	@Transactional
	public Confirmation<PlannedChange> confirm(PlannedChange seen) {
		PlannedChange change = this.stored.lock(seen.id())
			.orElseThrow(() -> new OptimisticLockingFailureException("The change is gone"));
		if (change.closed()) {
			return new Confirmation.Already<>(change.conference());
		}
		if (change.version() != seen.version()) {
			throw new OptimisticLockingFailureException("The change was changed meanwhile");
		}
		Conference conference = this.conferences.locked(change.conference());
		return whyNot(change, conference)
			.<Confirmation<PlannedChange>>map((sentence) -> new Confirmation.NotYet<>(
					this.stored.save(change.with(Plan.of(conference).telling(sentence)))))
			.orElseGet(() -> confirm(change, conference));
	}

	private Confirmation<PlannedChange> confirm(PlannedChange change, Conference conference) {
		Wanted wanted = change.plan().wanted();
		LocalDateTime from = conference.startsAt();
		Optional<Before> before = before(conference, wanted);
		SharedMeeting meeting = this.meetings.of(conference);
		make(conference, wanted);
		Optional<Invitee> corrected = Optional.ofNullable(wanted.correcting())
			.map((correction) -> this.corrections.make(conference, correction));
		keepContact(conference, wanted);
		before.ifPresent((each) -> bringBack(change, conference, each));
		CancelReason reason = wanted.reason();
		if (reason != null) {
			this.cancellations.record(conference.id(), reason, change.who());
		}
		this.conferences.save(conference);
		corrected.ifPresent((each) -> this.corrections.makeElsewhere(conference, each,
				Objects.requireNonNull(wanted.correcting())));
		LocalDateTime to = wanted.start();
		String manager = wanted.manager();
		String managersReason = wanted.managersReason();
		if (to != null && manager != null && managersReason != null) {
			this.postponements.recordFor(meeting, from, to, manager, managersReason, change.who());
		}
		audit(change, conference, did(wanted));
		this.stored.close(change);
		return new Confirmation.Done<>(conference.id());
	}

	private void keepContact(Conference conference, Wanted wanted) {
		Newcomer joining = wanted.joining();
		FamilyContact contact = (joining != null) ? joining.contact() : null;
		if (joining != null && contact != null) {
			conference.invited(joining.address())
				.ifPresent((invitee) -> this.contacts.keep(conference.id(), invitee.id(), contact));
		}
	}

	/** Before it is saved, so that the first invitation is right. */
	private void bringBack(PlannedChange change, Conference conference, Before before) {
		Newcomer joining = Objects.requireNonNull(change.plan().wanted().joining());
		conference.invitees()
			.stream()
			.filter((each) -> each.address().equalsIgnoreCase(joining.address()))
			.findFirst()
			.ifPresent((now) -> this.comingBack.bringBack(conference, now, before, change.who()));
		audit(change, conference, "keeps somebody apart as before");
	}

	private void audit(PlannedChange change, Conference conference, String did) {
		this.audit.record(change.who(), did, conference.id(), conference.reference().value(),
				"arrangement " + conference.arrangement());
	}

	/** Somebody who may be told something, and what they know before the change. */
	private record Reader(Conference conference, Invitee invitee, Known knew) {

		Invitee now() {
			return this.conference.invitee(this.invitee.id()).orElse(this.invitee);
		}

		/**
		 * What is new to them.
		 * @param byItself whether the meeting is shared no longer, which is not stored
		 * yet
		 */
		Known.Difference news(OwnInvitations own, boolean byItself) {
			Known known = own.known(this.conference, now());
			return (byItself ? known.byItself() : known).from(this.knew, now());
		}

	}

	private static String did(Wanted wanted) {
		if (wanted.start() != null) {
			return "moved";
		}
		if (wanted.way() != null) {
			return "changed the way it is held";
		}
		if (wanted.room() != null) {
			return "changed the room";
		}
		if (wanted.joining() != null) {
			return "invited somebody";
		}
		if (wanted.correcting() != null) {
			return "put right how somebody is reached";
		}
		return (wanted.leaving() != null) ? "removed somebody" : "cancelled";
	}

	private void make(Conference conference, Wanted wanted) {
		Optional.ofNullable(wanted.start()).ifPresent(conference::moveTo);
		Conference.Room room = Optional.ofNullable(wanted.room())
			.map((each) -> new Conference.Room(each.address(), each.name()))
			.orElse(null);
		if (wanted.way() != null) {
			conference.holdAs(wanted.way(), room);
		}
		else if (room != null) {
			conference.meetIn(room);
		}
		Optional.ofNullable(wanted.joining()).ifPresent((joining) -> conference.invite(invitee(conference, joining)));
		Optional.ofNullable(wanted.leaving())
			.ifPresent((leaving) -> conference.uninvite(leaving, this.clock.instant()));
		if (wanted.reason() != null) {
			conference.cancel();
		}
	}

	private static Invitee invitee(Conference conference, Newcomer joining) {
		Invitee.Builder builder = Invitee.named(joining.name())
			.agency(joining.agency())
			.as(joining.role())
			.standing(joining.standing())
			.language(joining.language())
			.forWhom(Optional.ofNullable(joining.forWhom())
				.flatMap(conference::invitee)
				.filter(Invitee::invited)
				.map(Invitee::id)
				.orElse(null))
			.directoryId(joining.directoryId());
		if (!Invitee.isKeyWithoutEmail(joining.address())) {
			builder.mailbox(new EmailAddress(joining.address()));
		}
		Invitee invitee = builder.build();
		return (conference.way() == Way.FACE_TO_FACE) ? invitee.at(Invitee.Place.ROOM) : invitee;
	}

	/** Why it cannot be done any more, as a sentence. */
	private Optional<String> whyNot(PlannedChange change, Conference conference) {
		Wanted wanted = change.plan().wanted();
		if (wanted.equals(Wanted.NOTHING) || !change.plan().preview()) {
			return Optional.of("Say first what is to be changed.");
		}
		if (!this.caseload.looksAfter(change.who(), conference)) {
			return Optional.of("You no longer look after this conference, so nothing was changed.");
		}
		Seen seen = change.plan().seen();
		if (conference.status() != Conference.Status.BOOKED || conference.arrangement() != seen.arrangement()) {
			return Optional.of("Somebody was faster: " + whatOthersDid(seen, conference)
					+ " Nothing of yours was done. Look at how it stands now, and change it again if you still need to.");
		}
		boolean leavesTheOthers = wanted.reason() != null || wanted.way() == Way.CONVERSATIONS;
		if (leavesTheOthers && !this.meetings.of(conference).canDoWithout(conference)) {
			return Optional.of(OTHERS_ARE_HELD_IN_IT);
		}
		boolean needsItsOwn = wanted.start() != null || wanted.way() != null || wanted.room() != null;
		if (needsItsOwn && conference.heldWith().isPresent()) {
			return Optional
				.of("It is held together with another conference by now, so nothing was changed. Change that one.");
		}
		Optional<String> keptApart = whoeverLeaves(conference, wanted)
			.flatMap((invitee) -> comesUnkept(conference, invitee).stream())
			.findFirst();
		if (keptApart.isPresent()) {
			return keptApart;
		}
		Newcomer joining = wanted.joining();
		if (joining != null && this.meetings.excludedByAnother(conference, joining.address())) {
			return Optional.of(NOT_INVITED_TO_ANY_PART);
		}
		Optional<String> notCorrected = Optional.ofNullable(wanted.correcting())
			.flatMap((correction) -> this.corrections.whyNot(conference, correction));
		if (notCorrected.isPresent()) {
			return notCorrected;
		}
		LocalDateTime start = wanted.start();
		Optional<String> whyNotThen = (start != null) ? whyNotThen(conference, start, wanted.managersReason() != null)
				: Optional.empty();
		return whyNotThen.or(() -> whyNotThere(conference, wanted)).or(() -> whyNotThem(conference, wanted));
	}

	private static Stream<Invitee> whoeverLeaves(Conference conference, Wanted wanted) {
		return conference.invitees()
			.stream()
			.filter((each) -> wanted.reason() != null || each.id().equals(wanted.leaving()));
	}

	/** What keeps somebody apart would end here, and they would come all the same. */
	private Optional<String> comesUnkept(Conference conference, Invitee invitee) {
		return this.meetings.wouldComeUnkept(conference, invitee)
			.map((other) -> ("%s takes part apart, which was decided here, and comes to the same meeting for %s, where they "
					+ "would then be with everybody. %s Nothing was done.")
				.formatted(invitee.name(), other.reference(), firstAt(other)));
	}

	private static String firstAt(Conference other) {
		return (other.heldWith().isEmpty()
				? "Press “Keep people apart” on the card of %s and decide it there, too, or remove them from that one first."
				: "Take %s out of the meeting (type combine and both references), or remove them from it first.")
			.formatted(other.reference());
	}

	/** What was decided about them may be another thing by now. */
	private Optional<String> whyNotThem(Conference conference, Wanted wanted) {
		Newcomer joining = wanted.joining();
		return (joining == null) ? Optional.empty() : switch (this.comingBack.who(conference, joining)) {
			case Who.Settled _ -> Optional.empty();
			case Who.Not not -> Optional.of(not.sentence());
			case Who.Asked _ -> Optional.of("Something was decided meanwhile about whom they must not meet, so nothing "
					+ "was done. Choose “Invite somebody” again.");
		};
	}

	/** Asks whether the room can take them, where anything about that changes. */
	private Optional<String> whyNotThere(Conference conference, Wanted wanted) {
		if (wanted.start() == null && wanted.way() == null && wanted.room() == null && wanted.joining() == null) {
			return Optional.empty();
		}
		Optional<Conference.Room> room = Optional.ofNullable(wanted.room())
			.map((each) -> new Conference.Room(each.address(), each.name()))
			.or(conference::room);
		return room.flatMap(
				(each) -> this.roomRules.problem(conference, Objects.requireNonNullElse(wanted.way(), conference.way()),
						each, Objects.requireNonNullElse(wanted.start(), conference.startsAt()),
						this.meetings.of(conference).people().size() + ((wanted.joining() != null) ? 1 : 0)));
	}

	private Optional<String> whyNotThen(Conference conference, LocalDateTime start, boolean mayBeLate) {
		return this.times.problems(conference, start)
			.stream()
			.findFirst()
			.or(() -> this.times.late(conference, start)
				.filter((problem) -> !mayBeLate || problem.kind() != DateProblem.Kind.TOO_LATE)
				.map(DateProblem::sentence));
	}

	private String whatOthersDid(Seen seen, Conference now) {
		List<String> did = new ArrayList<>();
		if (now.status() == Conference.Status.CANCELLED) {
			did.add("it was cancelled");
		}
		if (now.status() == Conference.Status.HELD) {
			did.add("it was recorded as held");
		}
		if (!now.startsAt().equals(seen.startsAt())) {
			did.add("it is now on " + Dates.inWords(now.startsAt()));
		}
		if (now.way() != seen.way()) {
			did.add("it is now held like this: " + now.way().label());
		}
		String room = now.room().map(Conference.Room::name).orElse(null);
		if (room != null && !Objects.equals(room, seen.room())) {
			did.add("its room is now " + room);
		}
		if (!now.chairId().equals(seen.chairId())) {
			did.add("another chair has it");
		}
		List<UUID> people = now.invitees().stream().map(Invitee::id).toList();
		if (people.size() != seen.people().size() || !seen.people().containsAll(people)) {
			did.add("other people are invited");
		}
		String ago = since(now);
		return (did.isEmpty() ? "it was changed" : String.join("; ", did)) + ago + ".";
	}

	/** How long ago somebody last did something to it, where that is known. */
	private String since(Conference conference) {
		List<AuditTrail.Entry> entries = this.audit.of(conference.id());
		if (entries.isEmpty()) {
			return "";
		}
		long minutes = Duration.between(entries.getLast().at(), this.clock.instant()).toMinutes();
		return (minutes < 60) ? " (" + ((minutes < 1) ? "just now" : minutes + " minutes ago") + ")" : "";
	}

}

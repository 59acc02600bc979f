package io.convenor.scheduling.apart;

import java.time.Clock;
import java.time.Duration;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import io.convenor.audit.AuditTrail;
import io.convenor.conference.Caseload;
import io.convenor.conference.Conference;
import io.convenor.conference.Conferences;
import io.convenor.conference.Invitee;
import io.convenor.conference.Separation;
import io.convenor.conference.Separation.Manner;
import io.convenor.conference.Separations;
import io.convenor.conference.Separations.Part;
import io.convenor.conference.SharedMeeting;
import io.convenor.conference.SharedMeetings;
import io.convenor.conference.Way;
import io.convenor.drafts.Confirmation;
import io.convenor.drafts.Form;
import io.convenor.drafts.Reading;
import io.convenor.drafts.Refused;
import io.convenor.drafts.Submission;
import io.convenor.graph.Meetings.Expected;
import io.convenor.people.Role;
import io.convenor.scheduling.apart.PlannedSeparation.Plan;
import io.convenor.scheduling.booking.ApartFields;
import io.convenor.scheduling.booking.ApartReading;
import io.convenor.scheduling.booking.ApartReading.Read;
import io.convenor.scheduling.booking.ApartReading.Somebody;
import io.convenor.scheduling.calendar.HandMadeChanges;
import io.convenor.scheduling.calendar.OwnEntries;
import io.convenor.scheduling.calendar.OwnEntry;
import io.convenor.scheduling.changes.Changes;
import io.convenor.scheduling.changes.KeptParts;
import io.convenor.scheduling.invitations.OwnInvitations;

/**
 * Where whoever looks after a conference keeps people apart: a time of their own, a
 * meeting of their own, or no part at all; and lets them come back. Nothing is done
 * before it is confirmed. Steps on a version that is not the newest are refused with an
 * {@link OptimisticLockingFailureException}, all other refusals are a {@link Refused}.
 */
@Component
public class KeepingApart implements KeptParts {

	private static final String THEY_WOULD_MEET = "Then two people who must not meet would be in the meeting at the "
			+ "same time. Put ours back, or move theirs in Outlook to another time.";

	private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.UK);

	private final StoredSeparations stored;

	private final Separations separations;

	private final SharedMeetings meetings;

	private final OwnEntries entries;

	private final HandMadeChanges handMade;

	private final Conferences conferences;

	private final Caseload caseload;

	private final AuditTrail audit;

	private final ApplicationEventPublisher events;

	private final Clock clock;

	KeepingApart(StoredSeparations stored, Separations separations, SharedMeetings meetings, OwnEntries entries,
			HandMadeChanges handMade, Conferences conferences, Caseload caseload, AuditTrail audit,
			ApplicationEventPublisher events, Clock clock) {
		this.events = events;
		this.meetings = meetings;
		this.stored = stored;
		this.separations = separations;
		this.entries = entries;
		this.handMade = handMade;
		this.conferences = conferences;
		this.caseload = caseload;
		this.audit = audit;
		this.clock = clock;
	}

	/** Begins to say who takes part apart, as the conference stands now. */
	@Transactional
	public PlannedSeparation begin(UUID id, String who) {
		Conference conference = this.caseload.find(id, who)
			.orElseThrow(() -> new Refused("There is no such conference among those you look after. "
					+ "Type conferences to see which are yours."));
		Changes.requireBooked(conference);
		return this.stored.begin(id, who, Plan.fresh(conference.arrangement()));
	}

	/** Everything that one person planned for a conference, by id. */
	public List<UUID> plannedBy(UUID conference, String who) {
		return this.stored.of(conference, who);
	}

	/**
	 * What is being put together, to be shown to the person in whose chat its card is, as
	 * long as they look after the conference: it shows reasons.
	 */
	public Optional<PlannedSeparation> find(UUID id) {
		return this.stored.find(id)
			.filter((planned) -> this.caseload.find(planned.conference(), planned.who()).isPresent());
	}

	/** Who takes part apart now, or is not invited, and how that stands. */
	public List<Apart> of(Conference conference) {
		return this.separations.of(conference.id())
			.stream()
			.flatMap((each) -> conference.invitee(each.invitee())
				.map((invitee) -> new Apart(each, invitee, inWords(conference, each), standing(conference, each)))
				.stream())
			.toList();
	}

	private String inWords(Conference conference, Separation separation) {
		String how = OwnInvitations.inWords(conference, Part.of(separation)) + helpers(conference, separation);
		return this.separations.isForNobodyAnyMore(conference, separation) ? how
				+ "; whom they must not meet is not invited any more: decide under “Keep people apart” whether this stays"
				: how;
	}

	/** Who comes for them is where they are, unless something else was decided. */
	private String helpers(Conference conference, Separation separation) {
		return separation.takesPart() ? helpersOf(conference, separation.invitee()).stream()
			.map((each) -> this.separations.of(conference, each)
				.filter((own) -> !isTheSame(conference, own, separation))
				.map((_) -> "; %s, who comes for them, has another part: press “Keep people apart” to end that, and they get the same"
					.formatted(each.described()))
				.orElse("; %s comes with them".formatted(each.described())))
			.collect(Collectors.joining()) : "";
	}

	private static List<Invitee> helpersOf(Conference conference, UUID invitee) {
		return conference.invitees().stream().filter((each) -> invitee.equals(each.forWhom())).toList();
	}

	private static boolean isTheSame(Conference conference, Separation one, Separation other) {
		return !one.hasOwnLink() && !other.hasOwnLink() && one.startsAt(conference).equals(other.startsAt(conference))
				&& one.endsAt(conference).equals(other.endsAt(conference));
	}

	/** Grows with everything that is decided about it or happens to it. */
	public long version(UUID conference) {
		return this.separations.version(conference) + this.entries.version(conference)
				+ this.handMade.version(conference);
	}

	private Standing standing(Conference conference, Separation separation) {
		OwnEntry entry = this.entries.of(separation.id());
		if (separation.manner() == Manner.EXCLUDED || conference.status() != Conference.Status.BOOKED
				|| !conference.way().inTheCalendar()) {
			return Standing.SETTLED;
		}
		if (this.handMade.openFor(conference.id(), separation.id()).isPresent()) {
			return Standing.CHANGED_BY_HAND;
		}
		if (entry.shown() < conference.arrangement()) {
			return Standing.ON_ITS_WAY;
		}
		if (separation.hasOwnLink() && entry.joinUrl() == null) {
			return Standing.NO_LINK;
		}
		return (separation.hasOwnLink() && !conference.chairId().equals(entry.guardedFor())) ? Standing.LOBBY_NOT_SET
				: Standing.SETTLED;
	}

	/** Takes who is to take part apart, how and why. */
	@Transactional
	public PlannedSeparation say(Submission submission) {
		Open open = open(submission);
		Conference conference = open.conference;
		boolean excluding = Manner.named(submission.typed(ApartFields.MANNER))
			.filter(Manner.EXCLUDED::equals)
			.isPresent();
		if (!conference.way().inTheCalendar() && !excluding) {
			throw new Refused("No meeting is held: the chair speaks to people one by one, so nobody meets.");
		}
		Reading reading = new Reading(submission.typed());
		if (!excluding) {
			refuseWhoIsInTheOtherToo(conference, reading, submission.typed(ApartFields.WHO));
		}
		Optional<Read> read = new ApartReading(reading, people(conference), conference.startsAt(),
				conference.lengthMinutes(), this.separations.parts(conference))
			.read();
		Plan plan = read
			.map((each) -> new Plan(conference.arrangement(), each.parts(), each.reason(), null,
					new Form(submission.kept(), Map.of()), null))
			.orElseGet(() -> new Plan(conference.arrangement(), List.of(), "", null, reading.refused(), null));
		return this.stored.save(open.planned.with(plan));
	}

	/**
	 * Two who share a meeting share who takes part in it apart; it is decided in one
	 * place.
	 */
	private void refuseWhoIsInTheOtherToo(Conference conference, Reading reading, String who) {
		conference.invitees()
			.stream()
			.filter((each) -> each.id().toString().equals(who))
			.findFirst()
			.flatMap((each) -> this.meetings.of(conference).firstWith(each.address()))
			.filter((first) -> !first.id().equals(conference.id()))
			.ifPresent((first) -> reading.refuse(ApartFields.WHO,
					"They are invited to %s, too, which is the same meeting. Keep them apart there, and this one follows."
						.formatted(first.reference())));
	}

	/** Takes who is to come back. */
	@Transactional
	public PlannedSeparation sayWhoComesBack(Submission submission, UUID separation) {
		Open open = open(submission);
		Separation ending = this.separations.of(open.conference.id())
			.stream()
			.filter((each) -> each.id().equals(separation))
			.findFirst()
			.orElseThrow(() -> new Refused("That is not so any more. Nothing was done."));
		return this.stored.save(open.planned
			.with(new Plan(open.conference.arrangement(), List.of(), "", ending.id(), Form.EMPTY, null)));
	}

	/** Goes back to the form, with what was typed still in it. */
	@Transactional
	public PlannedSeparation back(Submission submission) {
		Open open = open(submission);
		return this.stored.save(open.planned
			.with(new Plan(open.conference.arrangement(), List.of(), "", null, open.planned.plan().form(), null)));
	}

	@Override
	public void keep(Conference conference, UUID separationId, Expected found) {
		Separation separation = this.separations.get(separationId);
		Invitee invitee = conference.invitee(separation.invitee()).orElseThrow();
		Part part = partAt(conference, separation, found);
		this.separations.retime(separation, part.fromMinute(), part.untilMinute());
		requireThatNobodyMeets(conference);
		conference.arrangeApart(invitee.id());
		this.conferences.save(conference);
		bringAlong(conference, List.of(invitee));
	}

	/** The part somebody would take, which must keep them apart as much as before. */
	private Part partAt(Conference conference, Separation separation, Expected found) {
		int from = (int) Duration.between(conference.startsAt(), found.start()).toMinutes();
		int until = (int) Duration.between(conference.startsAt(), found.end()).toMinutes();
		int length = conference.lengthMinutes();
		if (from < 0 || until > length || until <= from) {
			throw new Refused(
					"That is not within the meeting, which is from %s to %s. Put ours back, or move theirs in Outlook to a time within it."
						.formatted(TIME.format(conference.startsAt()), TIME.format(conference.endsAt())));
		}
		if (separation.manner() == Manner.OWN_TIME && from == 0 && until == length) {
			throw new Refused("That is all of the meeting, so they would not be apart. Put ours back.");
		}
		Part part = new Part(separation.invitee(), separation.manner(), from,
				(until == length) ? null : Integer.valueOf(until), separation.apartFrom());
		boolean invited = conference.invitees().stream().anyMatch((each) -> each.id().equals(part.apartFrom()));
		List<Part> all = new ArrayList<>(this.separations.parts(conference));
		all.removeIf((each) -> each.invitee().equals(separation.invitee()));
		all.add(invited ? part : part.apartFrom(null));
		if (!Separations.meetings(all, length).isEmpty()) {
			throw new Refused(THEY_WOULD_MEET);
		}
		return part;
	}

	/** Another conference of the meeting may keep them apart from somebody, too. */
	private void requireThatNobodyMeets(Conference conference) {
		this.meetings.wouldMeet(this.meetings.of(conference), conference.lengthMinutes()).ifPresent((_) -> {
			throw new Refused(THEY_WOULD_MEET);
		});
	}

	/** What each person will be told, if it is confirmed. */
	public List<Told> preview(PlannedSeparation planned) {
		Conference conference = this.conferences.get(planned.conference());
		UUID ending = planned.plan().ending();
		if (ending != null) {
			return ending(conference, this.separations.get(ending)).stream()
				.flatMap((each) -> Stream.concat(told(conference, each.invitee(), (each.manner() == Manner.EXCLUDED)
						? "nothing: they stay uninvited. To invite them again, use “Change this meeting”."
						: "that they take part from %s to %s, and how. Their own entry is taken out, and they are back in everybody's."
							.formatted(TIME.format(conference.startsAt()), TIME.format(conference.endsAt()))),
						toldToo(conference, each.invitee(), each.manner())))
				.toList();
		}
		return planned.plan()
			.parts()
			.stream()
			.flatMap((part) -> Stream.concat(
					told(conference, part.invitee(), told(conference, part) + alsoElsewhere(conference, part)),
					toldToo(conference, part.invitee(), part.manner())))
			.toList();
	}

	/** Whoever is not invited to any part of a meeting is so in all that it is for. */
	private String alsoElsewhere(Conference conference, Part part) {
		SharedMeeting meeting = this.meetings.of(conference).stillToBeHeld();
		if (part.manner() != Manner.EXCLUDED || !meeting.isShared()) {
			return "";
		}
		String too = conference.invitee(part.invitee())
			.stream()
			.flatMap((invitee) -> meeting.besides(conference.id())
				.stream()
				.filter((each) -> each.invited(invitee.address()).isPresent()))
			.map((each) -> each.reference().value())
			.collect(Collectors.joining(" and "));
		return too.isEmpty() ? " Nor can they be invited to another conference in the same meeting."
				: " %s is held in the same meeting, so they are not invited to that any more, either, and are told so by a letter of its own."
					.formatted(too);
	}

	private static Stream<Told> told(Conference conference, UUID invitee, String what) {
		return conference.invitee(invitee).map((each) -> new Told(each.described(), what)).stream();
	}

	/** Who comes for somebody goes where they go. */
	private Stream<Told> toldToo(Conference conference, UUID invitee, @Nullable Manner manner) {
		return (manner == Manner.EXCLUDED) ? Stream.empty()
				: helpersOf(conference, invitee).stream()
					.filter((each) -> this.separations.of(conference, each).isEmpty())
					.map((each) -> new Told(each.described(), "the same, since they come for them"));
	}

	private static String told(Conference conference, Part part) {
		Integer until = part.untilMinute();
		String times = "from %s to %s".formatted(TIME.format(conference.startsAt().plusMinutes(part.fromMinute())),
				TIME.format((until != null) ? conference.startsAt().plusMinutes(until) : conference.endsAt()));
		return switch (part.manner()) {
			case OWN_TIME -> "that they take part " + times
					+ ". They get a calendar entry of their own that says only that, and are in nobody else's.";
			case OWN_LINK -> "that they join " + times
					+ " by a link of their own. You get an invitation to that meeting, too, and let them in there; they wait in its lobby.";
			case EXCLUDED -> "kindly, that they need not come. The reason is not told to them.";
			case null -> "";
		};
	}

	/** Does it, once. */
	@Transactional
	public Confirmation<PlannedSeparation> confirm(Submission submission) {
		PlannedSeparation planned = own(submission);
		if (planned.closed()) {
			return new Confirmation.Already<>(planned.conference());
		}
		planned.requireSeen(submission);
		Conference conference = held(planned.conference(), submission.who());
		Changes.requireBooked(conference);
		Plan plan = planned.plan();
		if (!plan.preview() || conference.arrangement() != plan.arrangement()) {
			return new Confirmation.NotYet<>(this.stored.save(planned.with(Plan.fresh(conference.arrangement())
				.telling("The conference was changed meanwhile, so nothing was done. Look at it again."))));
		}
		List<UUID> before = List.copyOf(this.separations.apart(conference.id()));
		UUID ending = plan.ending();
		if (ending != null) {
			end(conference, this.separations.get(ending), submission.who());
		}
		plan.parts().forEach((part) -> begin(conference, part, plan.reason(), submission.who()));
		this.conferences.save(conference);
		bringAlong(conference, concerned(conference, before));
		excludeElsewhere(conference, plan, submission.who());
		this.stored.close(planned);
		tellTheChairs(conference, submission.who());
		return new Confirmation.Done<>(conference.id());
	}

	/** Whoever lets people in knows of it, whoever decided it. */
	private void tellTheChairs(Conference conference, String who) {
		this.meetings.of(conference)
			.stillToBeHeld()
			.all()
			.stream()
			.map((each) -> this.conferences.get(each.id()))
			.filter((each) -> !each.chairId().equals(who))
			.forEach((each) -> this.events.publishEvent(new ApartDecidedByAnother(each.id(), each.arrangement())));
	}

	/** Who was apart, or is now. */
	private List<Invitee> concerned(Conference conference, List<UUID> before) {
		List<UUID> all = new ArrayList<>(before);
		all.addAll(this.separations.apart(conference.id()));
		return all.stream()
			.distinct()
			.flatMap((id) -> Stream.concat(conference.invitee(id).stream(), helpersOf(conference, id).stream()))
			.distinct()
			.toList();
	}

	/** Who is invited to another conference of the same meeting is apart in that, too. */
	private void bringAlong(Conference conference, List<Invitee> people) {
		this.meetings.of(conference).stillToBeHeld().besides(conference.id()).forEach((each) -> {
			Conference other = this.conferences.locked(each.id());
			people.stream()
				.flatMap((invitee) -> other.invited(invitee.address()).stream())
				.forEach((there) -> other.arrangeApart(there.id()));
			this.conferences.save(other);
		});
	}

	/**
	 * Who is to come to no part of one conference would come to all of it through another
	 * that is held in the same meeting, so they are invited to none of them.
	 */
	private void excludeElsewhere(Conference conference, Plan plan, String who) {
		List<Invitee> people = plan.parts()
			.stream()
			.filter((part) -> part.manner() == Manner.EXCLUDED)
			.flatMap((part) -> conference.invitee(part.invitee()).stream())
			.toList();
		this.meetings.of(conference).stillToBeHeld().besides(conference.id()).forEach((each) -> {
			Conference other = this.conferences.locked(each.id());
			List<Invitee> there = people.stream()
				.flatMap((invitee) -> other.invited(invitee.address()).stream())
				.toList();
			there.forEach((invitee) -> begin(other, new Part(invitee.id(), Manner.EXCLUDED, 0, null, null),
					plan.reason(), who));
			if (!there.isEmpty()) {
				this.conferences.save(other);
			}
		});
	}

	private void begin(Conference conference, Part part, String reason, String who) {
		Separation separation = this.separations.begin(conference, part, reason, who);
		if (separation.manner() == Manner.EXCLUDED) {
			conference.uninvite(part.invitee(), this.clock.instant());
		}
		else {
			conference.arrangeApart(part.invitee());
		}
		if (separation.hasOwnLink() && conference.way().inARoom()) {
			conference.place(part.invitee(), Invitee.Place.TEAMS);
			helpersOf(conference, part.invitee()).forEach((each) -> conference.place(each.id(), Invitee.Place.TEAMS));
		}
		this.audit.record(who, "keeps somebody apart", conference.id(), conference.reference().value(),
				separation.manner().name());
	}

	private void end(Conference conference, Separation separation, String who) {
		ending(conference, separation).forEach((each) -> {
			this.separations.end(each, who);
			if (each.manner() != Manner.EXCLUDED) {
				conference.arrangeApart(each.invitee());
				if (conference.way() == Way.FACE_TO_FACE) {
					conference.place(each.invitee(), Invitee.Place.ROOM);
					helpersOf(conference, each.invitee())
						.forEach((helper) -> conference.place(helper.id(), Invitee.Place.ROOM));
				}
			}
			this.audit.record(who, "no longer keeps somebody apart", conference.id(), conference.reference().value(),
					each.manner().name());
		});
	}

	/**
	 * Who had a time of their own only to miss somebody who now comes back does so too.
	 */
	private List<Separation> ending(Conference conference, Separation first) {
		List<Separation> rest = new ArrayList<>(this.separations.of(conference.id()));
		List<Part> parts = new ArrayList<>(this.separations.parts(conference));
		List<Separation> ending = new ArrayList<>();
		Optional<Separation> next = Optional.of(first);
		while (next.isPresent()) {
			Separation ends = next.get();
			ending.add(ends);
			rest.remove(ends);
			parts.removeIf((each) -> each.invitee().equals(ends.invitee()));
			next = Separations.meetings(parts, conference.lengthMinutes())
				.stream()
				.findFirst()
				.flatMap((meeting) -> rest.stream().filter((each) -> each.invitee().equals(meeting.one())).findFirst());
		}
		return ending;
	}

	private static List<Somebody> people(Conference conference) {
		return conference.invitees()
			.stream()
			.filter((each) -> each.role() != Role.CHAIR)
			.map((each) -> new Somebody(each.id(), each.name()))
			.toList();
	}

	private Open open(Submission submission) {
		PlannedSeparation planned = own(submission);
		if (planned.closed()) {
			throw new Refused("That is done already, so nothing was done again.");
		}
		planned.requireSeen(submission);
		Conference conference = this.conferences.get(planned.conference());
		Changes.requireBooked(conference);
		return new Open(planned, conference);
	}

	private PlannedSeparation own(Submission submission) {
		return this.stored.find(submission)
			.filter((planned) -> this.caseload.find(planned.conference(), submission.who()).isPresent())
			.orElseThrow(() -> new Refused("That card is not one you can act on any more. Type conferences."));
	}

	private Conference held(UUID id, String who) {
		return this.caseload.locked(id, who)
			.orElseThrow(() -> new Refused("That conference is not one of yours. Nothing was done."));
	}

	/** How the entry of somebody who takes part apart stands. */
	public enum Standing {

		SETTLED, ON_ITS_WAY, NO_LINK, LOBBY_NOT_SET, CHANGED_BY_HAND

	}

	/**
	 * Somebody who takes part apart, or not at all.
	 *
	 * @param inWords how, and from when until when
	 */
	public record Apart(Separation separation, Invitee invitee, String inWords, Standing standing) {
	}

	/** Somebody who is told something. */
	public record Told(String who, String what) {
	}

	private record Open(PlannedSeparation planned, Conference conference) {
	}

}

package io.convenor.conference;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

import io.convenor.conference.Separation.Manner;
import io.convenor.conference.Separations.Part;
import io.convenor.reading.Shelf;

/**
 * Which conferences share a meeting, and who comes to it how. Whoever is to come to no
 * part of one of them comes to no part of the meeting; whoever takes part apart in one
 * does so in all.
 */
@Component
public class SharedMeetings {

	static final Shelf GUESTS = Shelf.of(
			"(" + Conferences.WHOLE + "where held_with is not null and status <> 'CANCELLED')", "held_with",
			"reference");

	private final Conferences conferences;

	private final Separations separations;

	private final JdbcClient jdbc;

	private final RowMapper<Conference> row;

	SharedMeetings(Conferences conferences, Separations separations, JdbcClient jdbc, RowMapper<Conference> row) {
		this.jdbc = jdbc;
		this.row = row;
		this.conferences = conferences;
		this.separations = separations;
	}

	/**
	 * The meeting of a conference, with all that share it, those that were held among
	 * them. What is cancelled has one by itself.
	 */
	public SharedMeeting of(Conference conference) {
		if (conference.status() == Conference.Status.CANCELLED) {
			return SharedMeeting.of(conference);
		}
		Conference host = conference.heldWith().map(this.conferences::get).orElse(conference);
		List<Conference> guests = GUESTS.read(this.jdbc, host.id(), this.row)
			.stream()
			.map((each) -> each.id().equals(conference.id()) ? conference : each)
			.toList();
		return new SharedMeeting(host, guests);
	}

	/**
	 * Waits until nobody else puts conferences together or takes them apart, until the
	 * transaction ends: whose meeting a conference is held in tells which of them to keep
	 * first, and would otherwise be another's by the time they are kept.
	 */
	@Transactional(propagation = Propagation.MANDATORY)
	public void changeOneAtATime() {
		this.jdbc.sql("select pg_advisory_xact_lock(hashtextextended('shared meetings', 0))").query((_) -> {
		});
	}

	/** Whether nothing is left to be held in the meeting of a conference. */
	public boolean isOver(Conference conference) {
		return of(conference).all().stream().noneMatch((each) -> each.status() == Conference.Status.BOOKED);
	}

	/**
	 * Who is to come to no part of a meeting, by {@linkplain SharedMeeting#mailbox
	 * mailbox}, because one of its conferences does not invite them to any part. Whom
	 * that one invited again since is not among them.
	 */
	public Set<String> excluded(SharedMeeting meeting) {
		Set<String> excluded = new LinkedHashSet<>();
		meeting.all().forEach((each) -> excluded.addAll(excluded(each)));
		return excluded;
	}

	private List<String> excluded(Conference conference) {
		return this.separations.of(conference.id())
			.stream()
			.filter((each) -> each.manner() == Manner.EXCLUDED)
			.flatMap((each) -> conference.invitee(each.invitee()).stream())
			.filter((invitee) -> conference.invited(invitee.address()).isEmpty())
			.map((invitee) -> SharedMeeting.mailbox(invitee.address()))
			.toList();
	}

	/**
	 * Whether another conference of the same meeting invites somebody to no part of it.
	 */
	public boolean excludedByAnother(Conference conference, String address) {
		return of(conference).besides(conference.id())
			.stream()
			.anyMatch((each) -> excluded(each).contains(SharedMeeting.mailbox(address)));
	}

	/**
	 * How somebody takes part apart, wherever in the meeting that was decided: their own
	 * conference's word first, then that of the one the meeting belongs to. Whoever comes
	 * for somebody is where they are.
	 */
	public Optional<Apart> apart(Conference conference, Invitee person) {
		return apartThemselves(conference, person)
			.or(() -> whomTheyHelp(conference, person).flatMap((helped) -> apartThemselves(conference, helped))
				.filter((each) -> !person.id().equals(each.separation().apartFrom())));
	}

	private static Optional<Invitee> whomTheyHelp(Conference conference, Invitee person) {
		return Optional.ofNullable(person.forWhom())
			.filter((_) -> person.invited())
			.flatMap(conference::invitee)
			.flatMap((helped) -> conference.invited(helped.address()));
	}

	/** Who is where somebody takes part apart, because they come for them. */
	public List<Invitee> helpers(Conference conference, Separation separation) {
		Map<String, Invitee> helpers = new LinkedHashMap<>();
		of(conference).all()
			.forEach((each) -> helpersIn(each).filter((taken) -> taken.separation.id().equals(separation.id()))
				.forEach(
						(taken) -> helpers.putIfAbsent(SharedMeeting.mailbox(taken.invitee.address()), taken.invitee)));
		return List.copyOf(helpers.values());
	}

	private Stream<Taken> helpersIn(Conference conference) {
		return conference.invitees()
			.stream()
			.filter((each) -> each.forWhom() != null && apartThemselves(conference, each).isEmpty())
			.flatMap((each) -> apart(conference, each)
				.map((apart) -> new Taken(apart.conference(), each, apart.separation()))
				.stream());
	}

	/** The same for what was decided of them, and not of whom they come for. */
	public Optional<Apart> apartThemselves(Conference conference, Invitee person) {
		// Who left and came back is one person, who is told of one way to take part.
		Invitee invitee = person.invited() ? person : conference.invited(person.address()).orElse(person);
		return this.separations.of(conference, invitee)
			.map((each) -> new Apart(each, conference))
			.or(() -> of(conference).besides(conference.id())
				.stream()
				.flatMap((other) -> apartThere(other, invitee).stream())
				.findFirst());
	}

	private Optional<Apart> apartThere(Conference other, Invitee invitee) {
		return other.invited(invitee.address())
			.flatMap((there) -> this.separations.of(other, there))
			.map((each) -> new Apart(each, other));
	}

	/**
	 * Of whom somebody is to find no trace, whichever conference of the meeting keeps the
	 * two apart. Whoever belongs to this conference is so as its own invitee.
	 */
	public List<Invitee> keptFrom(Conference conference, Invitee invitee) {
		Map<UUID, Invitee> kept = new LinkedHashMap<>();
		of(conference).all()
			.forEach((each) -> as(each, invitee).flatMap((there) -> this.separations.keptFrom(each, there).stream())
				.flatMap((other) -> Stream.concat(as(conference, other), Stream.of(other)))
				.forEach((other) -> kept.put(other.id(), other)));
		return List.copyOf(kept.values());
	}

	/** Everybody somebody ever was in a conference. */
	private static Stream<Invitee> as(Conference conference, Invitee person) {
		return conference.everybodyEver().stream().filter((each) -> each.address().equalsIgnoreCase(person.address()));
	}

	/**
	 * Whether something that was decided in another conference of the same meeting, which
	 * does not invite somebody now, keeps them from others, or rests until they are back.
	 */
	public Optional<Conference> keptApartBefore(Conference conference, String address) {
		return of(conference).besides(conference.id())
			.stream()
			.filter((each) -> each.invited(address).isEmpty() && wasKeptApart(each, address))
			.findFirst();
	}

	private boolean wasKeptApart(Conference conference, String address) {
		Set<UUID> ids = conference.everybodyEver()
			.stream()
			.filter((each) -> each.address().equalsIgnoreCase(address))
			.map(Invitee::id)
			.collect(Collectors.toSet());
		return this.separations.ever(conference.id())
			.stream()
			.filter(Separation::keeps)
			.anyMatch((each) -> ids.contains(each.invitee())
					|| (each.apartFrom() != null && ids.contains(each.apartFrom())));
	}

	/**
	 * Another conference of the same meeting that still brings somebody to it, although
	 * what keeps them apart there was decided in this one alone.
	 */
	public Optional<Conference> wouldComeUnkept(Conference conference, Invitee invitee) {
		return stillInvites(conference, invitee).filter((other) -> other.invited(invitee.address())
			.flatMap((there) -> apart(other, there))
			.filter((each) -> each.conference().id().equals(conference.id()))
			.isPresent());
	}

	/**
	 * Who takes part apart in a meeting, by {@linkplain SharedMeeting#mailbox mailbox}.
	 */
	public Set<String> apart(SharedMeeting meeting) {
		Set<String> apart = new LinkedHashSet<>();
		parts(meeting).forEach((part) -> apart.add(SharedMeeting.mailbox(part.invitee().address())));
		return apart;
	}

	/** Who has a link of their own, by {@linkplain SharedMeeting#mailbox mailbox}. */
	public Set<String> withOwnLink(SharedMeeting meeting) {
		Set<String> apart = new LinkedHashSet<>();
		parts(meeting).stream()
			.filter((part) -> part.separation().hasOwnLink())
			.forEach((part) -> apart.add(SharedMeeting.mailbox(part.invitee().address())));
		return apart;
	}

	private List<Taken> parts(SharedMeeting meeting) {
		List<Taken> parts = new ArrayList<>();
		meeting.all()
			.forEach((conference) -> this.separations.of(conference.id())
				.stream()
				.filter(Separation::takesPart)
				.forEach((each) -> conference.invitee(each.invitee())
					.filter(Invitee::invited)
					.ifPresent((invitee) -> parts.add(new Taken(conference, invitee, each)))));
		meeting.all().forEach((conference) -> helpersIn(conference).forEach(parts::add));
		return parts;
	}

	/**
	 * Which two would meet in a meeting of that length although one of its conferences
	 * keeps them apart; where two say how somebody takes part, the first of the meeting
	 * holds.
	 */
	public Optional<Meeting> wouldMeet(SharedMeeting meeting, int lengthMinutes) {
		Map<String, Invitee> known = new LinkedHashMap<>();
		meeting.all()
			.stream()
			.flatMap((each) -> each.everybodyEver().stream())
			.forEach((each) -> known.putIfAbsent(SharedMeeting.mailbox(each.address()), each));
		Map<UUID, Part> first = new LinkedHashMap<>();
		List<Part> parts = new ArrayList<>();
		parts(meeting).forEach((taken) -> {
			Part part = taken.part(known);
			Part holds = first.computeIfAbsent(part.invitee(), (_) -> part);
			parts.add(new Part(holds.invitee(), holds.manner(), holds.fromMinute(), holds.untilMinute(),
					part.apartFrom()));
		});
		Set<String> invited = new LinkedHashSet<>();
		meeting.people().forEach((each) -> invited.add(SharedMeeting.mailbox(each.address())));
		Map<UUID, Invitee> byId = new LinkedHashMap<>();
		known.values().forEach((each) -> byId.put(each.id(), each));
		return Separations.meetings(parts, lengthMinutes)
			.stream()
			.flatMap((two) -> Stream.ofNullable(byId.get(two.one()))
				.flatMap((one) -> Stream.ofNullable(byId.get(two.other())).map((other) -> new Meeting(one, other))))
			.filter((two) -> invited.contains(SharedMeeting.mailbox(two.other.address())))
			.findFirst();
	}

	/** What was decided about whoever takes part apart, in each of its conferences. */
	public List<Separation> separations(SharedMeeting meeting) {
		return meeting.all().stream().flatMap((each) -> this.separations.of(each.id()).stream()).toList();
	}

	/** Who would come only after a meeting of that length is over. */
	public Optional<Invitee> wouldMiss(SharedMeeting meeting, int lengthMinutes) {
		return parts(meeting).stream()
			.filter((each) -> each.separation().fromMinute() >= lengthMinutes)
			.map(Taken::invitee)
			.findFirst();
	}

	/**
	 * Another conference to be held in the same meeting that somebody is invited to, who
	 * is not invited to this one any more, or for whom this one is off.
	 */
	public Optional<Conference> stillInvites(Conference conference, Invitee invitee) {
		UUID host = conference.heldWith().orElse(conference.id());
		return Stream.concat(this.conferences.findById(host).stream(), this.conferences.heldTogetherWith(host).stream())
			.filter((each) -> !each.id().equals(conference.id()) && each.status() == Conference.Status.BOOKED)
			.filter((each) -> each.invited(invitee.address()).isPresent()
					&& !excludedByAnother(each, invitee.address()))
			.findFirst();
	}

	/** Whether the conference of a reference is still to be held and invites somebody. */
	public boolean stillInvitedTo(String reference, Invitee invitee) {
		return this.conferences.findByReference(reference)
			.filter((each) -> each.status() == Conference.Status.BOOKED)
			.flatMap((each) -> each.invited(invitee.address()))
			.isPresent();
	}

	/**
	 * How somebody takes part apart.
	 *
	 * @param conference which has decided it
	 */
	public record Apart(Separation separation, Conference conference) {
	}

	/** Two who would meet. */
	public record Meeting(Invitee one, Invitee other) {
	}

	private record Taken(Conference conference, Invitee invitee, Separation separation) {

		/**
		 * The same part, with the people by which they are known in all of the meeting.
		 */
		Part part(Map<String, Invitee> known) {
			Part part = Part.of(this.separation);
			UUID other = part.apartFrom();
			return new Part(id(known, this.invitee), part.manner(), part.fromMinute(), part.untilMinute(),
					(other != null) ? this.conference.invitee(other).map((each) -> id(known, each)).orElse(other)
							: null);
		}

		private static UUID id(Map<String, Invitee> known, Invitee invitee) {
			return known.getOrDefault(SharedMeeting.mailbox(invitee.address()), invitee).id();
		}

	}

}

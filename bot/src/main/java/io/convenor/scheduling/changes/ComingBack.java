package io.convenor.scheduling.changes;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import io.convenor.conference.Conference;
import io.convenor.conference.Invitee;
import io.convenor.conference.Separation;
import io.convenor.conference.Separation.Manner;
import io.convenor.conference.Separations;
import io.convenor.conference.Separations.Part;
import io.convenor.conference.SharedMeetings;
import io.convenor.people.Standing;
import io.convenor.scheduling.changes.PlannedChange.Newcomer;
import io.convenor.scheduling.changes.PlannedChange.Wanted;

/**
 * Sees to it that whoever is invited to a conference again takes part as was decided
 * before they left: apart, or not at all. Where it is not certain that they are the same
 * person, or what was decided was ended while they were away, whoever invites them is
 * asked.
 */
@Component
class ComingBack {

	private final Separations separations;

	private final SharedMeetings meetings;

	ComingBack(Separations separations, SharedMeetings meetings) {
		this.separations = separations;
		this.meetings = meetings;
	}

	/** What is known of somebody who is to be invited. */
	Found find(Conference conference, Newcomer newcomer) {
		Optional<String> refusal = excluded(conference, newcomer).or(() -> decidedElsewhere(conference, newcomer));
		if (refusal.isPresent()) {
			return new Found.Refused(refusal.get());
		}
		List<Before> all = before(conference);
		Optional<Before> same = all.stream().filter((each) -> each.hasAddress(newcomer.address())).findFirst();
		if (same.isPresent()) {
			return (same.get().state == State.ENDED_MEANWHILE) ? new Found.Unsure(List.of(same.get()), true)
					: new Found.Same(same.get());
		}
		List<Before> alike = all.stream().filter((each) -> each.isLike(newcomer)).toList();
		return alike.isEmpty() ? new Found.Nobody() : new Found.Unsure(alike, false);
	}

	/**
	 * Who they are to be: somebody who left, where that is certain or was said; nobody
	 * where it was said that they are somebody else.
	 */
	Who who(Conference conference, Newcomer newcomer) {
		String said = Objects.requireNonNullElse(newcomer.before(), "");
		return switch (find(conference, newcomer)) {
			case Found.Nobody _ -> new Who.Settled(null);
			case Found.Refused refused -> new Who.Not(refused.sentence);
			case Found.Same same -> new Who.Settled(same.before);
			case Found.Unsure _ when said.equals(ChangeFields.SOMEBODY_ELSE) -> new Who.Settled(null);
			case Found.Unsure unsure -> unsure.before.stream()
				.filter((each) -> each.id().equals(said))
				.findFirst()
				.<Who>map((each) -> (each.state == State.EXCLUDED) ? new Who.Not(endItFirst(each.person))
						: new Who.Settled(each))
				.orElseGet(() -> new Who.Asked(unsure.sentence()));
		};
	}

	/** Whom a newcomer was, where that is certain or was said. */
	Optional<Before> whoJoins(Conference conference, Wanted wanted) {
		Newcomer joining = wanted.joining();
		return (joining != null && who(conference, joining) instanceof Who.Settled settled)
				? Optional.ofNullable(settled.before()) : Optional.empty();
	}

	/**
	 * Has them take part as before. The conference is saved by the caller.
	 * @param now somebody who was just invited
	 */
	void bringBack(Conference conference, Invitee now, Before before, String by) {
		Optional<Part> part = part(conference, now.id(), before);
		this.separations.isNow(conference.id(), before.ids, now.id());
		part.ifPresent((each) -> this.separations.begin(conference, each, before.reason(), by));
		if (part.filter((each) -> each.manner() == Manner.OWN_LINK).isPresent() && conference.way().inARoom()) {
			conference.place(now.id(), Invitee.Place.TEAMS);
		}
	}

	/** How they are to take part apart, if they are. */
	Optional<Part> part(Conference conference, UUID now, Before before) {
		int length = conference.lengthMinutes();
		Set<UUID> kept = before.others.stream().map(Separation::invitee).collect(Collectors.toSet());
		List<Part> others = this.separations.parts(conference)
			.stream()
			.map((each) -> kept.contains(each.invitee()) ? each.apartFrom(now) : each)
			.toList();
		Separation own = before.own;
		UUID from = before.from();
		Part link = new Part(now, Manner.OWN_LINK, 0, null, from);
		if (own == null || own.manner() == Manner.EXCLUDED) {
			boolean apart = before.state == State.ENDED_MEANWHILE || !Separations.meetings(others, length).isEmpty();
			return Optional.of(link).filter((_) -> apart);
		}
		Part asBefore = new Part(now, own.manner(), own.fromMinute(), own.untilMinute(), from);
		Integer until = own.untilMinute();
		boolean fits = own.fromMinute() < length && (until == null || until <= length);
		boolean there = conference.invitees().stream().anyMatch((each) -> each.id().equals(from));
		Stream<Part> all = Stream.concat(others.stream(), Stream.of(there ? asBefore : asBefore.apartFrom(null)));
		boolean meets = !Separations.meetings(all.toList(), length).isEmpty();
		return Optional.of((fits && !meets) ? asBefore : link);
	}

	/** Nobody comes to a meeting they are kept out of, whichever conference it is for. */
	private Optional<String> excluded(Conference conference, Newcomer newcomer) {
		Stream<Conference> ownFirst = Stream.concat(Stream.of(conference),
				this.meetings.of(conference).besides(conference.id()).stream());
		return ownFirst.flatMap((each) -> this.separations.of(each.id())
			.stream()
			.filter((separation) -> separation.manner() == Manner.EXCLUDED)
			.flatMap((separation) -> each.invitee(separation.invitee()).stream())
			.filter((invitee) -> invitee.address().equalsIgnoreCase(newcomer.address()))
			.map((invitee) -> each.id().equals(conference.id()) ? endItFirst(invitee)
					: "%s is not invited to any part of %s, which is held in the same meeting. End that there first."
						.formatted(invitee.described(), each.reference())))
			.findFirst();
	}

	/** Nobody joins unasked whom they were not to meet, by way of another conference. */
	private Optional<String> decidedElsewhere(Conference conference, Newcomer newcomer) {
		return this.meetings.keptApartBefore(conference, newcomer.address())
			.map((other) -> ("They were to take part in the meeting of %s in a certain way, which is this one's meeting, "
					+ "too. Invite them to %s first, where that is looked at; or take the two apart: type combine and "
					+ "both references.")
				.formatted(other.reference(), other.reference()));
	}

	private static String endItFirst(Invitee invitee) {
		return ("%s is not invited to any part of this conference. To invite them all the same, end that first: press "
				+ "“Keep people apart” on the conference's card, and there “Invite”.")
			.formatted(invitee.described());
	}

	/** Who left, and what was decided about them. */
	private List<Before> before(Conference conference) {
		Set<String> invited = conference.invitees().stream().map(ComingBack::address).collect(Collectors.toSet());
		Map<String, List<Invitee>> left = new LinkedHashMap<>();
		conference.everybodyEver()
			.stream()
			.filter((each) -> !each.invited() && !invited.contains(address(each)))
			.forEach((each) -> left.computeIfAbsent(address(each), (_) -> new ArrayList<>()).add(each));
		List<Separation> all = this.separations.ever(conference.id());
		return left.values().stream().flatMap((each) -> before(each, all).stream()).toList();
	}

	private static String address(Invitee invitee) {
		return invitee.address().toLowerCase(Locale.ROOT);
	}

	private static Optional<Before> before(List<Invitee> person, List<Separation> all) {
		Set<UUID> ids = person.stream().map(Invitee::id).collect(Collectors.toSet());
		Invitee last = person.stream().max((one, other) -> leftAt(one).compareTo(leftAt(other))).orElseThrow();
		Separation own = all.stream()
			.filter((each) -> ids.contains(each.invitee()))
			.reduce((_, later) -> later)
			.orElse(null);
		List<Separation> others = all.stream().filter((each) -> ids.contains(each.apartFrom())).toList();
		return state(own, others, leftAt(last)).map((state) -> new Before(last, ids, state, own, others));
	}

	private static Instant leftAt(Invitee invitee) {
		return Objects.requireNonNullElse(invitee.leftAt(), Instant.EPOCH);
	}

	private static Optional<State> state(@Nullable Separation own, List<Separation> others, Instant leftAt) {
		if (own != null && own.holds() && own.manner() == Manner.EXCLUDED) {
			return Optional.of(State.EXCLUDED);
		}
		if ((own != null && own.rests()) || others.stream().anyMatch(Separation::keeps)) {
			return Optional.of(State.APART);
		}
		boolean ended = Stream.concat(Stream.ofNullable(own), others.stream())
			.anyMatch((each) -> !each.cameBack() && endedSince(each, leftAt));
		return ended ? Optional.of(State.ENDED_MEANWHILE) : Optional.empty();
	}

	private static boolean endedSince(Separation separation, Instant moment) {
		Instant ended = separation.endedAt();
		return ended != null && !ended.isBefore(moment);
	}

	/** How things stand with somebody who left. */
	enum State {

		/** They are invited to no part. */
		EXCLUDED,

		/** They took part apart, or somebody is kept from them. */
		APART,

		/** Somebody ended that while they were away. */
		ENDED_MEANWHILE

	}

	/**
	 * Somebody who left, and about whom something was decided.
	 *
	 * @param person as they were invited last
	 * @param ids every invitee they were
	 * @param own the part they took last, or null
	 * @param others who was to be kept from them
	 */
	record Before(Invitee person, Set<UUID> ids, State state, @Nullable Separation own, List<Separation> others) {

		/** How it is said on a card who they are. */
		String id() {
			return this.person.id().toString();
		}

		private boolean hasAddress(String address) {
			return this.person.address().equalsIgnoreCase(address);
		}

		private boolean isLike(Newcomer newcomer) {
			boolean sameRole = this.person.role() == newcomer.role()
					&& this.person.role().standing() == Standing.FAMILY;
			return sameRole || plain(this.person.name()).equals(plain(newcomer.name()));
		}

		private static String plain(String name) {
			return name.strip().toLowerCase(Locale.UK).replaceAll("[\\s\\p{P}]+", " ");
		}

		private @Nullable UUID from() {
			Separation mine = this.own;
			if (mine != null && mine.apartFrom() != null) {
				return mine.apartFrom();
			}
			return this.others.isEmpty() ? null : this.others.getLast().invitee();
		}

		private String reason() {
			Separation mine = this.own;
			return (mine != null) ? mine.reason() : this.others.isEmpty() ? "" : this.others.getLast().reason();
		}

		/** What is told of them to whoever invites. */
		String inWords() {
			return switch (this.state) {
				case EXCLUDED -> "is not invited to any part of it";
				case APART -> "is kept apart from others at it";
				case ENDED_MEANWHILE ->
					"was kept apart from others at it, until somebody ended that while they were away";
			};
		}

	}

	/** What is known of a newcomer. */
	sealed interface Found {

		/** They were not here before, or nothing was decided about them. */
		record Nobody() implements Found {
		}

		/** They may not be invited. */
		record Refused(String sentence) implements Found {
		}

		/** They are somebody who left. */
		record Same(Before before) implements Found {
		}

		/**
		 * They may be one of these.
		 *
		 * @param same whether they are, and what was decided was ended meanwhile
		 */
		record Unsure(List<Before> before, boolean same) implements Found {

			String sentence() {
				String known = this.before.stream()
					.map((each) -> each.person.described() + " " + each.inWords())
					.collect(Collectors.joining("; "));
				return this.same ? known + ". Say below how they take part now, and press Next again."
						: "Somebody like this left this conference: " + known
								+ ". Say below whether it is the same person, and press Next again.";
			}

		}

	}

	/** Who a newcomer is to be. */
	sealed interface Who {

		/** Somebody who left, or nobody where that is null. */
		record Settled(@Nullable Before before) implements Who {
		}

		/** It is still to be said. */
		record Asked(String sentence) implements Who {
		}

		/** They may not be invited. */
		record Not(String sentence) implements Who {
		}

	}

}

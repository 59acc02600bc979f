package io.convenor.scheduling.booking;

import java.time.Duration;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import io.convenor.conference.Separation.Manner;
import io.convenor.conference.Separations;
import io.convenor.conference.Separations.Part;
import io.convenor.drafts.Reading;

/** Reads, with suspicion, who is to take part apart, and sees that no two would meet. */
public final class ApartReading {

	private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.UK);

	private static final int LONGEST_REASON = 1000;

	private final Reading reading;

	private final List<Somebody> people;

	private final LocalDateTime start;

	private final int length;

	private final List<Part> now;

	/**
	 * @param people everybody who may be kept apart: never the chair
	 * @param now how people take part apart already
	 */
	public ApartReading(Reading reading, List<Somebody> people, LocalDateTime start, int length, List<Part> now) {
		this.reading = reading;
		this.people = List.copyOf(people);
		this.start = start;
		this.length = length;
		this.now = List.copyOf(now);
	}

	/** What was asked for; empty where something cannot be so, which is noted. */
	public Optional<Read> read() {
		Optional<Somebody> who = this.reading.choice(ApartFields.WHO, this::somebody,
				"Choose who takes part apart from the others.");
		return who.flatMap(this::read);
	}

	/** The same for somebody who was chosen before. */
	public Optional<Read> read(Somebody who) {
		Optional<Manner> manner = this.reading.choice(ApartFields.MANNER, Manner::named, "Choose how they take part.");
		Optional<String> reason = this.reading.lines(ApartFields.REASON, LONGEST_REASON,
				"Give the reason. It is kept with the conference and shown to nobody who is invited.");
		Optional<Somebody> other = this.reading.blank(ApartFields.OTHER) ? Optional.empty()
				: this.reading.choice(ApartFields.OTHER, this::somebody, "");
		other.filter((each) -> each.id.equals(who.id))
			.ifPresent(
					(_) -> this.reading.refuse(ApartFields.OTHER, "Choose somebody else than the person themselves."));
		if (manner.isEmpty() || this.reading.hasProblems()) {
			return Optional.empty();
		}
		UUID otherId = other.map(Somebody::id).orElse(null);
		List<Part> parts = new ArrayList<>();
		parts.add((manner.get() == Manner.EXCLUDED) ? new Part(who.id, Manner.EXCLUDED, 0, null, null)
				: part(who, manner.get(), otherId, ApartFields.FROM, ApartFields.UNTIL));
		boolean otherTimes = !this.reading.blank(ApartFields.OTHER_FROM)
				|| !this.reading.blank(ApartFields.OTHER_UNTIL);
		if (manner.get() == Manner.OWN_TIME && otherTimes) {
			other.ifPresent((each) -> parts
				.add(part(each, Manner.OWN_TIME, who.id, ApartFields.OTHER_FROM, ApartFields.OTHER_UNTIL)));
		}
		if (!this.reading.hasProblems()) {
			refuseMeetings(parts);
		}
		return this.reading.hasProblems() ? Optional.empty() : Optional.of(new Read(parts, reason.orElseThrow()));
	}

	private Part part(Somebody who, Manner manner, @Nullable UUID other, String fromField, String untilField) {
		LocalTime begins = this.start.toLocalTime();
		LocalTime ends = this.start.plusMinutes(this.length).toLocalTime();
		LocalTime from = this.reading.writtenTime(fromField).orElse(begins);
		LocalTime until = this.reading.writtenTime(untilField).orElse(ends);
		String within = "The meeting is from %s to %s. Give a time within that.".formatted(TIME.format(begins),
				TIME.format(ends));
		if (from.isBefore(begins) || !from.isBefore(ends)) {
			this.reading.refuse(fromField, within);
		}
		if (until.isAfter(ends) || !until.isAfter(begins)) {
			this.reading.refuse(untilField, within);
		}
		if (!until.isAfter(from)) {
			this.reading.refuse(untilField, "They cannot leave before they join. Check the two times.");
		}
		boolean whole = from.equals(begins) && until.equals(ends);
		if (manner == Manner.OWN_TIME && whole) {
			this.reading.refuse(fromField,
					"That is all of the meeting, so they would not be apart. Give them a time of their own within it.");
		}
		return new Part(who.id, manner, minutes(begins, from),
				until.equals(ends) ? null : Integer.valueOf(minutes(begins, until)), other);
	}

	private static int minutes(LocalTime from, LocalTime until) {
		return Math.max(0, (int) Duration.between(from, until).toMinutes());
	}

	private void refuseMeetings(List<Part> parts) {
		List<Part> all = new ArrayList<>(parts);
		this.now.stream()
			.filter((each) -> parts.stream().noneMatch((part) -> part.invitee().equals(each.invitee())))
			.forEach(all::add);
		Separations.meetings(all, this.length).stream().findFirst().ifPresent((meeting) -> {
			String one = name(meeting.one());
			String other = name(meeting.other());
			boolean others = parts.getFirst().invitee().equals(meeting.one());
			this.reading.refuse(others ? ApartFields.OTHER_FROM : ApartFields.MANNER,
					"%s and %s would be in the same meeting at the same time. Give %s times that do not overlap, or one of them a link of their own."
						.formatted(one, other, others ? other : "them"));
		});
	}

	private String name(UUID id) {
		return somebody(id.toString()).map(Somebody::name).orElse("somebody");
	}

	private Optional<Somebody> somebody(String id) {
		return this.people.stream().filter((each) -> each.id.toString().equals(id)).findFirst();
	}

	/** Somebody who may be kept apart. */
	public record Somebody(UUID id, String name) {
	}

	/** What is to be so. */
	public record Read(List<Part> parts, String reason) {

		public Read {
			parts = List.copyOf(parts);
		}

	}

}

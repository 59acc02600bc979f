package io.convenor.scheduling.booking;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import io.convenor.graph.Availability.Diary;
import io.convenor.scheduling.SchedulingSettings;
import io.convenor.timescales.DueDate;

/**
 * Finds three times when everybody who must be free is free: on different days where
 * possible, with enough notice where possible, and never after the last lawful date but
 * where it has passed and a manager has decided so.
 */
@Component
public class Slots {

	static final int OFFERED = 3;

	private static final Duration GRID = Duration.ofMinutes(30);

	private final LawfulDates lawful;

	private final SchedulingSettings settings;

	Slots(LawfulDates lawful, SchedulingSettings settings) {
		this.lawful = lawful;
		this.settings = settings;
	}

	/** The stretch of the diaries to look at; empty when no day is left. */
	Optional<Stretch> stretch(Booking.Plan plan) {
		LocalDate wanted = plan.timing().lookFrom();
		return stretch(wanted,
				this.lawful.last(plan.about())
					.map(DueDate::date)
					.filter((date) -> plan.about().late() == null || !date.isBefore(first(wanted))));
	}

	/** The same up to a last day, where there is one. */
	public Optional<Stretch> stretch(@Nullable LocalDate wanted, Optional<LocalDate> last) {
		LocalDate first = first(wanted);
		LocalDate furthest = first.plusDays(this.settings.lookAheadDays());
		LocalDate until = last.filter((date) -> date.isBefore(furthest)).orElse(furthest);
		return until.isBefore(first) ? Optional.empty() : Optional.of(new Stretch(first, until));
	}

	private LocalDate first(@Nullable LocalDate wanted) {
		LocalDate tomorrow = this.lawful.today().plusDays(1);
		return (wanted != null && wanted.isAfter(tomorrow)) ? wanted : tomorrow;
	}

	/** At most three starts, in order of time. */
	public List<LocalDateTime> offer(Booking.Plan plan, Stretch stretch, List<Diary> diaries) {
		Integer minutes = plan.about().lengthMinutes();
		if (minutes == null) {
			return List.of();
		}
		List<List<LocalDateTime>> days = inOrderOfPreference(stretch, (day) -> this.lawful.lawful(day, plan.about()))
			.map((day) -> free(day, minutes, diaries))
			.filter((starts) -> !starts.isEmpty())
			.toList();
		List<LocalDateTime> offered = new ArrayList<>();
		days.stream().limit(OFFERED).forEach((starts) -> offered.add(starts.getFirst()));
		days.stream()
			.flatMap(List::stream)
			.filter((start) -> offered.size() < OFFERED && apart(start, minutes, offered))
			.forEach(offered::add);
		return offered.stream().sorted().toList();
	}

	/** Every start at which all are free, the most preferred day first. */
	List<LocalDateTime> starts(Booking.About about, Stretch stretch, int minutes, List<Diary> diaries) {
		return starts(stretch, (day) -> this.lawful.lawful(day, about), minutes, diaries);
	}

	/** The same, on days that are lawful for another reason. */
	List<LocalDateTime> starts(Stretch stretch, Predicate<LocalDate> lawfulDay, int minutes, List<Diary> diaries) {
		return inOrderOfPreference(stretch, lawfulDay).flatMap((day) -> free(day, minutes, diaries).stream()).toList();
	}

	/**
	 * The end of the day by which conversations should be finished: the soonest with
	 * enough notice, or else the last one there is.
	 */
	List<LocalDateTime> finishBy(Booking.Plan plan) {
		return stretch(plan).stream()
			.flatMap((stretch) -> inOrderOfPreference(stretch, (day) -> this.lawful.lawful(day, plan.about())))
			.findFirst()
			.map((day) -> List.of(day.atTime(this.settings.officeHoursUntil())))
			.orElseGet(List::of);
	}

	/**
	 * Enough notice first, the soonest of those; then less notice, but as much as there
	 * is.
	 */
	private Stream<LocalDate> inOrderOfPreference(Stretch stretch, Predicate<LocalDate> lawfulDay) {
		LocalDate enough = this.lawful.today().plusDays(this.settings.noticeDays());
		List<LocalDate> days = stretch.days().filter(lawfulDay).toList();
		return Stream.concat(days.stream().filter((day) -> !day.isBefore(enough)),
				days.stream().filter((day) -> day.isBefore(enough)).sorted(Comparator.reverseOrder()));
	}

	private List<LocalDateTime> free(LocalDate day, int minutes, List<Diary> diaries) {
		LocalDateTime latest = day.atTime(this.settings.officeHoursUntil()).minusMinutes(minutes);
		return Stream
			.iterate(day.atTime(this.settings.officeHoursFrom()), (start) -> !start.isAfter(latest),
					(start) -> start.plus(GRID))
			.filter((start) -> diaries.stream()
				.allMatch((diary) -> diary.freeBetween(start, start.plusMinutes(minutes))))
			.toList();
	}

	private static boolean apart(LocalDateTime start, int minutes, List<LocalDateTime> others) {
		return others.stream()
			.allMatch((other) -> !start.isBefore(other.plusMinutes(minutes))
					|| !other.isBefore(start.plusMinutes(minutes)));
	}

	/** The days to look at, both included. */
	public record Stretch(LocalDate first, LocalDate last) {

		Stream<LocalDate> days() {
			return this.first.datesUntil(this.last.plusDays(1));
		}

		public LocalDateTime from() {
			return this.first.atStartOfDay();
		}

		public LocalDateTime to() {
			return this.last.plusDays(1).atStartOfDay();
		}

	}

}

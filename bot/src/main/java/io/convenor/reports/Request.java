package io.convenor.reports;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import io.convenor.people.Role;
import io.convenor.timescales.Dates;
import io.convenor.timescales.DueDate;

/**
 * One agency that was asked for its report, as the table keeps it.
 *
 * @param said what it answered instead of sending it; null where it did not
 */
record Request(UUID id, UUID conference, UUID invitee, String agency, Role role, String label, To to, Due due,
		Course course, @Nullable Said said) {

	Instant askedAt() {
		return this.course.askedAt;
	}

	@Nullable Instant receivedAt() {
		return this.course.receivedAt;
	}

	/** Whether the report is still wanted, or was received while it was. */
	boolean stands() {
		return this.course.withdrawnAt == null;
	}

	/** Whether the agency still owes its report. */
	boolean owed() {
		return isOpen() && (this.said == null || !this.said.what().endsIt());
	}

	/** Whether it may still come, whatever its agency said. */
	boolean isOpen() {
		return stands() && this.course.receivedAt == null;
	}

	/** The last day for it, or the day its agency named where that is later. */
	LocalDate awaitedOn() {
		return namedDay().orElse(this.due.on);
	}

	/** The day its agency named, where that is later than the last day for it. */
	Optional<LocalDate> namedDay() {
		LocalDate until = (this.said != null) ? this.said.until() : null;
		return Optional.ofNullable(until).filter((day) -> day.isAfter(this.due.on));
	}

	/** The key of the mail that asks. */
	String key() {
		return this.course.asking;
	}

	/** The key of the first mail that asks. */
	static String key(UUID conference, UUID request) {
		return conference + "/report-request/" + request;
	}

	/** How the chair knows the agency: role, and agency where it has a name. */
	String known() {
		return this.agency.isBlank() ? this.label : this.label + " (" + this.agency + ")";
	}

	/** The agency as a letter calls it, within a sentence. */
	String described() {
		return this.agency.isBlank() ? "the " + this.role.inASentence() : this.agency;
	}

	/**
	 * What happened with it and when.
	 *
	 * @param asking the key of the mail that asks
	 * @param withdrawnAt when the report was no longer wanted
	 * @param withParentsOn when the parents had it, where somebody said so
	 * @param toldAt when the agency was told of another last day
	 * @param chased how often it was reminded or its answer written down
	 */
	record Course(String asking, Instant askedAt, @Nullable Instant receivedAt, @Nullable Instant withdrawnAt,
			@Nullable LocalDate withParentsOn, @Nullable Instant toldAt, Reminded reminded, int chased) {

		static Course begun(String asking, Instant askedAt) {
			return new Course(asking, askedAt, null, null, null, null, Reminded.NEVER, 0);
		}

		@Nullable Instant remindedAt() {
			return this.reminded.at;
		}

	}

	/**
	 * When it was reminded last.
	 *
	 * @param at by whomever
	 * @param byTheClockOn the day of which the clock saw to it, by itself or because
	 * somebody had reminded it
	 */
	record Reminded(@Nullable Instant at, @Nullable LocalDate byTheClockOn) {

		static final Reminded NEVER = new Reminded(null, null);

		/** Whether that was on a day or after it. */
		boolean since(LocalDate day) {
			return this.at != null && !LocalDate.ofInstant(this.at, Dates.LONDON).isBefore(day);
		}

	}

	/** Who is written to. */
	record To(String address, String name) {
	}

	/**
	 * By when the report must be there.
	 *
	 * @param because how that day was counted, in words
	 * @param told the last day that the agency was told of last
	 */
	record Due(LocalDate on, String because, LocalDate told) {

		static Due of(DueDate due) {
			return new Due(due.date(), due.explanation(), due.date());
		}

		boolean isTold() {
			return this.told.equals(this.on);
		}

	}

}

package io.convenor.reports;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import io.convenor.people.Role;
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
		LocalDate until = (this.said != null) ? this.said.until() : null;
		return (until != null && until.isAfter(this.due.on)) ? until : this.due.on;
	}

	/** The key of the mail that asks. */
	String key() {
		return this.conference + "/report-request/" + this.id;
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
	 * @param withdrawnAt when the report was no longer wanted
	 * @param withParentsOn when the parents had it, where somebody said so
	 * @param toldAt when the agency was told of another last day
	 * @param remindedAt when it was reminded last
	 * @param chased how often it was reminded or its answer written down
	 */
	record Course(Instant askedAt, @Nullable Instant receivedAt, @Nullable Instant withdrawnAt,
			@Nullable LocalDate withParentsOn, @Nullable Instant toldAt, @Nullable Instant remindedAt, int chased) {

		static Course begun(Instant askedAt) {
			return new Course(askedAt, null, null, null, null, null, 0);
		}

	}

	/** Who is written to. */
	record To(String address, String name) {
	}

	/**
	 * By when the report must be there.
	 *
	 * @param because how that day was counted, in words
	 */
	record Due(LocalDate on, String because) {

		static Due of(DueDate due) {
			return new Due(due.date(), due.explanation());
		}

	}

}

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
 * @param withdrawnAt when the report was no longer wanted
 * @param withParentsOn when the parents had it, where somebody said so
 */
record Request(UUID id, UUID conference, UUID invitee, String agency, Role role, String label, To to, Due due,
		Instant askedAt, @Nullable Instant receivedAt, @Nullable Instant withdrawnAt,
		@Nullable LocalDate withParentsOn) {

	/** Whether the report is still wanted, or was received while it was. */
	boolean stands() {
		return this.withdrawnAt == null;
	}

	/** Whether the agency still owes its report. */
	boolean owed() {
		return stands() && this.receivedAt == null;
	}

	/** The key of the mail that asks. */
	String key() {
		return this.conference + "/report-request/" + this.id;
	}

	/** The agency as a letter calls it. */
	String described() {
		return this.agency.isBlank() ? this.label : this.agency;
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

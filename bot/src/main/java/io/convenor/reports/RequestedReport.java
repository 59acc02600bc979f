package io.convenor.reports;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import io.convenor.people.Role;

/**
 * One report that an agency was asked for, and how it stands.
 *
 * @param label the role that stands for the agency, counted where there are several
 * @param agency whom they speak for; may be empty
 * @param dueOn the last day in time
 * @param dueBecause the arithmetic behind it, in plain words
 * @param receivedAt when the first version arrived in the CP mailbox
 * @param versions every version that was stored, oldest first
 * @param chase what was done and said while it was waited for
 */
public record RequestedReport(UUID id, UUID conference, String label, String agency, Role role, LocalDate dueOn,
		String dueBecause, State state, @Nullable Instant receivedAt, List<Version> versions, Chase chase) {

	public RequestedReport {
		versions = List.copyOf(versions);
	}

	/** How the chair knows the agency: role, and agency where it has a name. */
	public String described() {
		return this.agency.isBlank() ? this.label : this.label + " (" + this.agency + ")";
	}

	/** What the files of the newest version hold beside their pages. */
	public Set<Finding> found() {
		return this.versions.isEmpty() ? Set.of()
				: this.versions.getLast()
					.files()
					.stream()
					.flatMap((file) -> file.found().stream())
					.collect(Collectors.toSet());
	}

	public boolean received() {
		return this.state == State.RECEIVED || this.state == State.RECEIVED_LATE;
	}

	/** Whether it may still come, whatever its agency said. */
	public boolean open() {
		return this.state == State.ASKED || this.state == State.NOT_ASKED || this.state == State.MISSING;
	}

	/** Whether its agency still owes it. */
	public boolean owed() {
		Said said = this.chase.said;
		return open() && (said == null || !said.what().endsIt());
	}

	/**
	 * What was done and said while a report was waited for.
	 *
	 * @param remindedAt when its agency was reminded last; null where it never was
	 * @param said what it answered instead; null where it did not
	 * @param times how often either happened
	 */
	public record Chase(@Nullable Instant remindedAt, @Nullable Said said, int times) {

		/** Nothing of the kind. */
		public static final Chase NONE = new Chase(null, null, 0);

	}

	/** How a requested report stands. */
	public enum State {

		/** Asked for, and there is still time. */
		ASKED("not received yet"),

		/** The request could not be sent: nobody knows that a report is wanted. */
		NOT_ASKED("the request could not be sent"),

		/** The last day has passed without it. */
		MISSING("missing"),

		/** It is not wanted any more. */
		WITHDRAWN("not needed any more"),

		RECEIVED("received in time"),

		RECEIVED_LATE("received late");

		private final String words;

		State(String words) {
			this.words = words;
		}

		public String words() {
			return this.words;
		}

	}

	/**
	 * One version of a report, with everything that came in one mail.
	 *
	 * @param number counts from one; a corrected report is the next
	 * @param files in the order in which they were attached
	 */
	public record Version(int number, Instant receivedAt, boolean late, List<StoredFile> files) {

		public Version {
			files = List.copyOf(files);
		}

	}

	/**
	 * A file of a report in the document library.
	 *
	 * @param found what it holds beside its pages: somebody has to look before it is sent
	 * on
	 */
	public record StoredFile(String name, String documentId, String webUrl, Set<Finding> found) {

		public StoredFile {
			found = Set.copyOf(found);
		}

	}

}

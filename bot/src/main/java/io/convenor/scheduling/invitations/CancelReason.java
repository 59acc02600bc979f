package io.convenor.scheduling.invitations;

import java.util.Optional;
import java.util.stream.Stream;

/**
 * Why a conference will not be held: few, so that nothing confidential is written in a
 * hurry, and each in words for the family and in words for professionals.
 */
public enum CancelReason {

	NOT_NEEDED("No longer needed", "The meeting is not needed any more. Ask your social worker what happens next.",
			"The meeting is no longer needed."),

	ANOTHER_MEETING("Another meeting takes its place",
			"Another meeting takes its place. Whoever is invited to that one gets a letter about it.",
			"Another meeting takes its place; whoever is invited to that one gets a letter about it."),

	CASE_MOVED("Another authority has taken over",
			"Another council now works with your family. Ask your social worker whom you can talk to there.",
			"Another authority has taken over; ask it about its own meeting."),

	BOOKED_IN_ERROR("Booked in error", "The meeting was booked by mistake. We are sorry for the worry this has caused.",
			"The meeting was booked in error. We apologise."),

	CANNOT_BE_HELD("It cannot be held, and will be arranged again",
			"We cannot hold the meeting as planned, and we are sorry. Whoever is invited on another date gets a letter about it.",
			"The meeting cannot be held as planned. Whoever is invited on another date gets a letter about it.");

	private final String label;

	private final String forFamily;

	private final String forProfessionals;

	CancelReason(String label, String forFamily, String forProfessionals) {
		this.label = label;
		this.forFamily = forFamily;
		this.forProfessionals = forProfessionals;
	}

	public String label() {
		return this.label;
	}

	/** What the family's letter says. */
	public String forFamily() {
		return this.forFamily;
	}

	/** What a professional's letter says. */
	public String forProfessionals() {
		return this.forProfessionals;
	}

	/** The reason with a name, as a card sends it back. */
	public static Optional<CancelReason> named(String name) {
		return Stream.of(values()).filter((reason) -> reason.name().equals(name)).findFirst();
	}

}

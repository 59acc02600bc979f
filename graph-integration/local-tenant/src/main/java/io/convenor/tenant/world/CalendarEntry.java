package io.convenor.tenant.world;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/**
 * What one mailbox's calendar shows of a meeting.
 *
 * @param uid the same in the organiser's and in every invitee's calendar
 * @param organiser the organiser's address
 * @param invitees whom this calendar's owner can see among the invited
 * @param joinUrl the Teams link
 * @param sensitivity normal, personal, private or confidential
 * @param showAs free, tentative, busy, oof, workingElsewhere or unknown
 */
public record CalendarEntry(String id, String uid, String subject, Instant start, Instant end, String organiser,
		boolean organisedHere, List<Invitee> invitees, boolean hidesInvitees, String location, @Nullable String joinUrl,
		String html, String sensitivity, String showAs, boolean cancelled, @Nullable String transactionId) {

	public CalendarEntry {
		invitees = List.copyOf(invitees);
	}

	public boolean isOnline() {
		return this.joinUrl != null;
	}

	/**
	 * Find one of the invited.
	 */
	public Optional<Invitee> invitee(String address) {
		return this.invitees.stream().filter((invitee) -> invitee.address().equalsIgnoreCase(address)).findFirst();
	}

	/**
	 * Somebody invited, or a room asked for.
	 *
	 * @param type required, optional or resource
	 * @param proposed the time they would rather meet
	 */
	public record Invitee(String address, String name, String type, Answer answer,
			Calendars.@Nullable Proposal proposed) {
	}

}

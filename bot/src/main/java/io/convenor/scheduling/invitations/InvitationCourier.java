package io.convenor.scheduling.invitations;

import java.util.UUID;

import org.springframework.stereotype.Component;

import io.convenor.delivery.Courier;
import io.convenor.graph.IdempotencyKey;
import io.convenor.graph.Meetings;
import io.convenor.graph.Meetings.BookedMeeting;
import io.convenor.scheduling.invitations.Invitations.Invitation;

/** Puts the event into the organiser's calendar. */
@Component
class InvitationCourier implements Courier<Invitation, BookedMeeting> {

	static final String KIND = "invitation";

	private final Meetings meetings;

	private final Invitations invitations;

	InvitationCourier(Meetings meetings, Invitations invitations) {
		this.meetings = meetings;
		this.invitations = invitations;
	}

	@Override
	public String kind() {
		return KIND;
	}

	@Override
	public Class<Invitation> contents() {
		return Invitation.class;
	}

	@Override
	public Outcome<BookedMeeting> carry(Invitation invitation, IdempotencyKey key, UUID conference) {
		return Outcome.done(this.meetings.book(key, invitation.request()));
	}

	@Override
	public void arrived(Invitation invitation, BookedMeeting meeting, UUID conference) {
		this.invitations.invitationArrived(conference, invitation, meeting);
	}

}

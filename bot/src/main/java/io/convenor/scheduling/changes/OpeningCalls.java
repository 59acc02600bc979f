package io.convenor.scheduling.changes;

import java.time.Clock;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

import io.convenor.audit.AuditTrail;
import io.convenor.conference.Conference;
import io.convenor.conference.ConferenceChanged;
import io.convenor.conference.ConferenceHeld;
import io.convenor.conference.Conferences;
import io.convenor.conference.Invitee;
import io.convenor.delivery.PaperLetterWritten;
import io.convenor.delivery.PaperLetters;
import io.convenor.people.Role;
import io.convenor.scheduling.changes.StoredCalls.Row;
import io.convenor.scheduling.invitations.CallsToFamilies;
import io.convenor.scheduling.invitations.Known;
import io.convenor.scheduling.invitations.OwnInvitations;
import io.convenor.scheduling.invitations.StoredCorrespondence;
import io.convenor.timescales.Dates;

/**
 * Opens the phone calls to families, and takes them back: about changes, and to those
 * without email about every letter. A family is rung once about where things stand: a
 * change that follows before the call was made goes into the same call, and one that is
 * taken back takes the call back, too.
 */
@Component
class OpeningCalls implements CallsToFamilies {

	private final StoredCalls stored;

	private final Conferences conferences;

	private final StoredCorrespondence correspondence;

	private final OwnInvitations own;

	private final AuditTrail audit;

	private final ApplicationEventPublisher events;

	private final Clock clock;

	OpeningCalls(StoredCalls stored, Conferences conferences, StoredCorrespondence correspondence, OwnInvitations own,
			AuditTrail audit, ApplicationEventPublisher events, Clock clock) {
		this.stored = stored;
		this.conferences = conferences;
		this.correspondence = correspondence;
		this.own = own;
		this.audit = audit;
		this.events = events;
		this.clock = clock;
	}

	/**
	 * Family and carers are rung about whatever is new to them and who runs it, and about
	 * a conference that is off. Who comes for them is told by letter.
	 */
	static boolean isRungAbout(Invitee invitee, Known.Difference difference) {
		return (invitee.family() || invitee.role() == Role.FOSTER_CARER) && !difference.left() && !difference.isNone()
				&& !difference.isOnlyWhoComesForThem();
	}

	/** Runs in the transaction that changes. */
	@EventListener
	void follow(ConferenceChanged changed) {
		Conference conference = this.conferences.get(changed.conference());
		conference.everybodyEver().forEach((invitee) -> {
			follow(conference, invitee, true);
			withdrawInvitation(conference, invitee);
		});
	}

	/**
	 * Nobody rings about arrangements of a meeting that is over. That it was held before
	 * its time is told, so that call stays. Runs in the transaction that says it was
	 * held.
	 */
	@EventListener
	void overWith(ConferenceHeld held) {
		Conference conference = this.conferences.get(held.conference());
		if (Dates.now(this.clock).isBefore(conference.endsAt())) {
			return;
		}
		int dropped = this.stored.withdrawArrangements(conference.id());
		if (dropped > 0) {
			this.audit.record("calls",
					"took calls that nobody had made off the list, since the meeting is over: " + dropped,
					conference.id(), conference.reference().value(), null);
			this.events.publishEvent(new CallsMoved(conference.id()));
		}
	}

	/**
	 * Nobody rings about an invitation that stands no longer, nor says that somebody is
	 * not invited who is again.
	 */
	private void withdrawInvitation(Conference conference, Invitee invitee) {
		if (!invitee.invited() && conference.invited(invitee.address()).isPresent()) {
			this.stored.withdraw(invitee.id(), PaperLetters.What.REMOVAL);
		}
		if (invitee.mailbox().isEmpty() && (!invitee.invited() || conference.status() != Conference.Status.BOOKED)) {
			this.stored.withdraw(invitee.id(), PaperLetters.What.INVITATION);
		}
	}

	/**
	 * Whoever is written to on paper is rung, too. Changes are on the list already. Runs
	 * in the transaction that writes the letter.
	 */
	@EventListener
	void ringAbout(PaperLetterWritten letter) {
		if (letter.what() != PaperLetters.What.CHANGE && letter.what() != PaperLetters.What.CANCELLATION) {
			this.stored.openAboutALetter(letter);
			this.events.publishEvent(new CallsMoved(letter.conference()));
		}
	}

	/** Runs in the transaction that writes a letter. */
	@Override
	public boolean follow(Conference conference, Invitee invitee) {
		return follow(conference, invitee, false);
	}

	private boolean follow(Conference conference, Invitee invitee, boolean changed) {
		if (invitee.mailbox().isEmpty() && isSaidWithTheInvitation(conference, invitee, changed)) {
			return true;
		}
		Optional<Row> open = this.stored.openOf(invitee.id());
		@Nullable Known knew = open.map(Row::knew).orElseGet(() -> lastKnown(invitee.id()));
		if (knew == null) {
			return false;
		}
		boolean toBeRung = isRungAbout(invitee, WhatToSay.news(this.own.known(conference, invitee), knew, invitee));
		if (toBeRung && open.isEmpty()) {
			this.stored.openAboutAChange(conference.id(), invitee.id(), knew);
		}
		else if (open.isPresent() && (changed || !toBeRung)) {
			// Whoever has the list in front of them sees what is to be said now before
			// they tick.
			this.stored.change(open.get().id(), !toBeRung);
		}
		return toBeRung;
	}

	/**
	 * Whoever is still to be rung about the invitation hears then how things stand: one
	 * call is enough, and whoever has the list in front of them sees what is to be said
	 * now.
	 */
	private boolean isSaidWithTheInvitation(Conference conference, Invitee invitee, boolean changed) {
		return invitee.invited() && conference.status() == Conference.Status.BOOKED
				&& this.stored.stands(invitee.id(), PaperLetters.What.INVITATION, changed);
	}

	/**
	 * What they were told on the telephone; by letter, where they were never rung.
	 * Whatever they were told by letter since would have opened a call.
	 */
	private @Nullable Known lastKnown(UUID invitee) {
		return this.stored.saidLast(invitee)
			.or(() -> this.correspondence.find(invitee)
				.flatMap((row) -> Optional.ofNullable(row.letter())
					.map(StoredCorrespondence.Written::says)
					.or(() -> Optional.ofNullable(row.told()))))
			.orElse(null);
	}

}

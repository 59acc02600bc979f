package io.convenor.scheduling.invitations;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import io.convenor.conference.Conference;
import io.convenor.conference.Conferences;
import io.convenor.conference.Invitee;
import io.convenor.delivery.Deliveries;
import io.convenor.delivery.Parcel;
import io.convenor.scheduling.invitations.StoredCorrespondence.Row;
import io.convenor.scheduling.invitations.StoredCorrespondence.Written;
import io.convenor.timescales.Dates;

/**
 * Who has to be told what about a conference. Each person is written to one letter at a
 * time, and each letter is written when it goes: it says where things stand then, and
 * what of it is new to this person. Where nothing is new to them, nothing goes. The
 * letters are deliveries named {@code <conference>/how-to-take-part/<invitee>} and
 * {@code <conference>/change/<arrangement>/<invitee>}.
 */
@Component
class Correspondence {

	private static final Duration LETTER_BEFORE = Duration.ofSeconds(10);

	private final StoredCorrespondence stored;

	private final Conferences conferences;

	private final InvitationLetters letters;

	private final OwnInvitations own;

	private final CallsToFamilies calls;

	private final Deliveries deliveries;

	private final Clock clock;

	Correspondence(StoredCorrespondence stored, Conferences conferences, InvitationLetters letters, OwnInvitations own,
			CallsToFamilies calls, Deliveries deliveries, Clock clock) {
		this.own = own;
		this.calls = calls;
		this.stored = stored;
		this.conferences = conferences;
		this.letters = letters;
		this.deliveries = deliveries;
		this.clock = clock;
	}

	/** Has everybody told for whom something is new. */
	void tell(Conference conference) {
		conference.everybodyEver().forEach((invitee) -> tell(conference, invitee));
	}

	/**
	 * Has one person told, if something is new to them. Who takes part apart waits for
	 * their own entry, which has them told.
	 */
	void tell(Conference conference, Invitee invitee) {
		if (this.own.isApart(conference, invitee) && !this.own.stands(conference, invitee)) {
			return;
		}
		Optional<Row> before = this.stored.find(invitee.id());
		if (before.isEmpty()) {
			if (invitee.invited() && stands(conference) && this.stored.open(invitee.id(), conference.id())) {
				enqueue(conference, invitee, "how-to-take-part/" + invitee.id());
			}
		}
		else if (before.get().underway() != null || isNews(conference, invitee, before.get())) {
			enqueue(conference, invitee, "change/" + conference.arrangement() + "/" + invitee.id());
		}
	}

	/** Something to take part in: a meeting, or conversations with the chair. */
	private static boolean stands(Conference conference) {
		return conference.status() == Conference.Status.BOOKED;
	}

	/** Nobody is told any more how to take part in a meeting that is over. */
	private boolean isOver(Conference conference) {
		return stands(conference) && conference.way().inTheCalendar()
				&& !conference.endsAt().atZone(Dates.LONDON).toInstant().isAfter(this.clock.instant());
	}

	private boolean isNews(Conference conference, Invitee invitee, Row row) {
		if (isOver(conference)) {
			return false;
		}
		Known told = row.told();
		return (told != null) ? !this.own.known(conference, invitee).from(told, invitee).isNone()
				: invitee.invited() && stands(conference);
	}

	private void enqueue(Conference conference, Invitee invitee, String name) {
		this.deliveries.enqueue(
				Parcel.of(conference.id() + "/" + name, conference.id(), invitee.described(), new Letter(invitee.id()))
					.to(invitee.id()));
	}

	/**
	 * Decides what to write now, and notes it before it goes. A letter that was begun
	 * goes on word for word, since it may have gone already.
	 */
	@Transactional
	public Next begin(Letter letter, String delivery, UUID conferenceId) {
		// Held before anything else, as whoever changes it does: both follow the list of
		// calls.
		Conference conference = this.conferences.hold(conferenceId);
		Row row = this.stored.hold(letter.invitee());
		Written begun = row.letter();
		if (delivery.equals(row.underway()) && begun != null) {
			return new Next.Send(begun);
		}
		if (row.underway() != null) {
			return new Next.Later(this.clock.instant().plus(LETTER_BEFORE), "the letter before it");
		}
		Optional<Written> written = conference.invitee(letter.invitee())
			// Whoever shows a newer arrangement has everybody told of it.
			.filter((invitee) -> this.own.stands(conference, invitee))
			.filter((invitee) -> isNews(conference, invitee, row))
			.map((invitee) -> write(conference, invitee, row));
		written.ifPresent((each) -> this.stored.begin(letter.invitee(), delivery, each));
		return written.<Next>map(Next.Send::new).orElseGet(Next.Nothing::new);
	}

	private Written write(Conference conference, Invitee invitee, Row row) {
		Known now = this.own.known(conference, invitee);
		Known told = row.told();
		boolean rung = told != null && this.calls.follow(conference, invitee);
		String body = (told != null) ? this.letters.whatChanged(conference, invitee, told, now, rung)
				: this.letters.howToTakePart(conference, invitee, now);
		return new Written(invitee.address(), invitee.name(), this.letters.subject(conference, invitee, told, now),
				body, now);
	}

	/** The letter went. */
	void sent(Letter letter, Written written, UUID conferenceId) {
		this.stored.told(letter.invitee(), written.says());
		hurryTheNext(letter, conferenceId);
	}

	/** The letter will never go. */
	void givenUp(Letter letter, UUID conferenceId) {
		Row row = this.stored.hold(letter.invitee());
		if (row.underway() != null) {
			this.stored.leave(letter.invitee(), row.underway());
		}
		hurryTheNext(letter, conferenceId);
	}

	private void hurryTheNext(Letter letter, UUID conferenceId) {
		int newest = this.conferences.get(conferenceId).arrangement();
		this.deliveries.hurry(conferenceId + "/change/" + newest + "/" + letter.invitee());
	}

	/** Somebody to be written to. */
	record Letter(UUID invitee) {
	}

	/** What to do about a letter. */
	sealed interface Next {

		/** It goes. */
		record Send(Written letter) implements Next {
		}

		/** It waits. */
		record Later(Instant again, String waitingFor) implements Next {
		}

		/** Nothing is new to this person. */
		record Nothing() implements Next {
		}

	}

}

package io.convenor.scheduling.invitations;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.interceptor.TransactionAspectSupport;

import io.convenor.conference.Conference;
import io.convenor.conference.ConferenceHeld;
import io.convenor.conference.Conferences;
import io.convenor.conference.Enclosures;
import io.convenor.conference.Enclosures.Enclosure;
import io.convenor.conference.Invitee;
import io.convenor.conference.Offices;
import io.convenor.delivery.Deliveries;
import io.convenor.delivery.PaperLetters;
import io.convenor.delivery.PaperLetters.What;
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

	private static final Duration LOOK_AGAIN = Duration.ofSeconds(2);

	private static final Duration NEAR = Duration.ofDays(1);

	private final StoredCorrespondence stored;

	private final Conferences conferences;

	private final InvitationLetters letters;

	private final OwnInvitations own;

	private final CallsToFamilies calls;

	private final ObjectProvider<Enclosures> enclosures;

	private final Deliveries deliveries;

	private final Offices offices;

	private final LetterSettings settings;

	private final PaperLetters papers;

	private final Clock clock;

	Correspondence(StoredCorrespondence stored, Conferences conferences, InvitationLetters letters, OwnInvitations own,
			CallsToFamilies calls, ObjectProvider<Enclosures> enclosures, Deliveries deliveries, Offices offices,
			LetterSettings settings, PaperLetters papers, Clock clock) {
		this.enclosures = enclosures;
		this.settings = settings;
		this.papers = papers;
		this.own = own;
		this.calls = calls;
		this.stored = stored;
		this.conferences = conferences;
		this.letters = letters;
		this.deliveries = deliveries;
		this.offices = offices;
		this.clock = clock;
	}

	/**
	 * Somebody knows nothing yet: what was told them went elsewhere, or was not right.
	 */
	void beginAnew(UUID conference, UUID invitee) {
		this.stored.forget(invitee);
		this.papers.withdraw(conference, List.of(invitee));
	}

	/** What tells how to take part in a meeting that is over is not printed any more. */
	@EventListener
	void overWith(ConferenceHeld held) {
		this.papers.isOver(held.conference());
	}

	/** Has everybody told for whom something is new. */
	void tell(Conference conference) {
		tell(conference, conference.everybodyEver());
	}

	/**
	 * Has one person told, if something is new to them. Who takes part apart waits for
	 * their own entry, which has them told.
	 */
	void tell(Conference conference, Invitee invitee) {
		tell(conference, List.of(invitee));
	}

	private void tell(Conference conference, List<Invitee> people) {
		letWhatHoldsBePrinted(conference, people);
		List<Invitee> ready = people.stream()
			.filter((each) -> !this.own.isApart(conference, each) || this.own.stands(conference, each))
			.toList();
		Map<UUID, Row> rows = this.stored.of(ready.stream().map(Invitee::id).toList());
		Set<UUID> opened = this.stored.open(ready.stream()
			.filter((each) -> !rows.containsKey(each.id()) && each.invited() && stands(conference))
			.map(Invitee::id)
			.toList(), conference.id());
		List<Due> letters = new ArrayList<>();
		for (Invitee invitee : ready) {
			Row before = rows.get(invitee.id());
			if (before != null) {
				goOn(conference, invitee, before).ifPresent(letters::add);
			}
			else if (opened.contains(invitee.id())) {
				letters.add(new Due(firstKey(conference, invitee), invitee, now(), firstLook(conference, invitee)));
			}
		}
		enqueue(conference, letters);
	}

	/**
	 * A letter that waits to be printed waits no longer as soon as something is new to
	 * whoever it is for, and does so again where that was taken back before the next was
	 * written. Belongs to the transaction that changes.
	 */
	void letWhatHoldsBePrinted(Conference conference) {
		letWhatHoldsBePrinted(conference, conference.everybodyEver());
	}

	private void letWhatHoldsBePrinted(Conference conference, List<Invitee> people) {
		List<Invitee> onPaper = people.stream().filter((each) -> each.mailbox().isEmpty()).toList();
		Map<UUID, Row> rows = this.stored.of(onPaper.stream().map(Invitee::id).toList());
		List<UUID> overtaken = new ArrayList<>();
		List<UUID> holds = new ArrayList<>();
		for (Invitee invitee : onPaper) {
			Row row = rows.get(invitee.id());
			if (row != null && row.told() != null) {
				Known known = this.own.known(conference, invitee);
				if (isNews(conference, invitee, known, row)) {
					overtaken.add(invitee.id());
				}
				else if (stillHolds(conference, known)) {
					holds.add(invitee.id());
				}
			}
		}
		this.papers.withdraw(conference.id(), overtaken);
		this.papers.holdAgain(conference.id(), holds);
	}

	private boolean stillHolds(Conference conference, Known known) {
		return known.invited() && !isOver(conference, known);
	}

	/** A room answers in a moment, and whoever has a place in it is written to then. */
	private Instant firstLook(Conference conference, Invitee invitee) {
		return this.own.known(conference, invitee).awaitsTheRoom() ? now().plus(LOOK_AGAIN) : now();
	}

	/** What is to be written to somebody who was written to, or is about to be. */
	private Optional<Due> goOn(Conference conference, Invitee invitee, Row before) {
		if (before.told() == null && before.underway() == null && waits(firstKey(conference, invitee))) {
			// Their first letter is written when it goes, and says what is new, too.
			this.deliveries.hurry(firstKey(conference, invitee));
			return Optional.empty();
		}
		Known known = this.own.known(conference, invitee);
		return (before.underway() != null || isNews(conference, invitee, known, before))
				? Optional.of(Due.at(due(known, before.told()), changeKey(conference, invitee), invitee))
				: Optional.empty();
	}

	boolean wasToldItIsOff(Invitee invitee) {
		return this.stored.find(invitee.id())
			.flatMap((row) -> Optional.ofNullable(row.told()))
			.filter(Known::cancelled)
			.isPresent();
	}

	private boolean waits(String key) {
		return this.deliveries.byKey(key).filter((each) -> !each.settled()).isPresent();
	}

	private static String firstKey(Conference conference, Invitee invitee) {
		return conference.id() + "/how-to-take-part/" + invitee.id();
	}

	/**
	 * What is changed within a short while goes in one letter. What is off or near, and
	 * what a room answered, is told at once.
	 */
	private Instant due(Known known, @Nullable Known told) {
		boolean atOnce = told == null || known.cancelled() || known.seeksARoom() || known.isConfirmedSince(told)
				|| isNear(known) || isNear(told);
		return atOnce ? now() : now().plus(this.settings.gatherFor());
	}

	private boolean isNear(Known known) {
		return known.startsAt().atZone(Dates.LONDON).toInstant().isBefore(now().plus(NEAR));
	}

	/** Something to take part in: a meeting, or conversations with the chair. */
	private static boolean stands(Conference conference) {
		return conference.status() == Conference.Status.BOOKED;
	}

	/** Nobody is told any more how to take part in a meeting that is over. */
	private boolean isOver(Conference conference, Known known) {
		return switch (conference.status()) {
			case BOOKED -> conference.way().inTheCalendar()
					&& !conference.endsAt().atZone(Dates.LONDON).toInstant().isAfter(now());
			case HELD -> !known.cancelled();
			case CANCELLED -> false;
		};
	}

	private boolean isNews(Conference conference, Invitee invitee, Known known, Row row) {
		if (isOver(conference, known)) {
			return false;
		}
		Known told = row.told();
		return (told != null) ? !known.from(told, invitee).isNone() : invitee.invited() && stands(conference);
	}

	/** What was told under a name is told again under another where more became known. */
	private void enqueue(Conference conference, List<Due> letters) {
		Set<String> told = this.deliveries.sent(letters.stream().map(Due::key).toList());
		this.deliveries.enqueueAll(letters.stream()
			.map((each) -> Parcel
				.of(told.contains(each.key) ? each.key + "/" + UUID.randomUUID() : each.key, conference.id(),
						each.invitee.described(), new Letter(each.invitee.id(), each.from))
				.to(each.invitee.id())
				.notBefore(each.firstLook))
			.toList());
	}

	/**
	 * The room answered: whoever waits for that is written to, and who did not is told.
	 */
	void roomAnswered(Conference conference) {
		List<Invitee> there = conference.invitees()
			.stream()
			.filter((invitee) -> invitee.place() == Invitee.Place.ROOM)
			.toList();
		this.deliveries.hurry(there.stream().map((invitee) -> firstKey(conference, invitee)).toList());
		this.deliveries.hurryWhatBegan(there.stream().map((invitee) -> changeKey(conference, invitee)).toList());
		Map<UUID, Row> rows = this.stored.of(there.stream().map(Invitee::id).toList());
		tell(conference, there.stream().filter((invitee) -> {
			Row row = rows.get(invitee.id());
			return row != null && row.told() != null;
		}).toList());
	}

	/** Lets the letters about the last change go, without waiting for further ones. */
	void sendNow(Conference conference) {
		this.deliveries
			.hurry(conference.everybodyEver().stream().map((invitee) -> changeKey(conference, invitee)).toList());
	}

	/**
	 * Decides what to write now, and notes it before it goes. A letter that was begun
	 * goes on word for word, since it may have gone already.
	 */
	@Transactional
	public Next begin(Letter letter, String delivery, UUID conferenceId) {
		// Kept before anything else, as whoever changes it does: both follow the list of
		// calls.
		this.conferences.shareAfterItsHost(conferenceId);
		Row row = this.stored.of(conferenceId, letter.invitee());
		Conference conference = this.conferences.get(conferenceId);
		String from = this.offices.of(conference.kind()).mailbox();
		Written begun = row.letter();
		if (delivery.equals(row.underway()) && begun != null) {
			return new Next.Send(begun, true, from);
		}
		if (row.underway() != null) {
			return new Next.Later(now().plus(LETTER_BEFORE), "the letter before it");
		}
		Optional<Invitee> invitee = conference.invitee(letter.invitee());
		// Whoever shows a newer arrangement has everybody told of it.
		if (invitee.isEmpty() || !this.own.stands(conference, invitee.get())) {
			boolean first = invitee.isPresent() && row.told() == null
					&& delivery.equals(firstKey(conference, invitee.get()));
			return first ? new Next.Later(now().plus(LETTER_BEFORE), "the calendar entry") : new Next.Nothing(false);
		}
		Known known = this.own.known(conference, invitee.get());
		if (!isNews(conference, invitee.get(), known, row)) {
			if (row.told() != null && invitee.get().mailbox().isEmpty() && stillHolds(conference, known)) {
				this.papers.holdAgain(conferenceId, List.of(letter.invitee()));
			}
			return new Next.Nothing(true);
		}
		Instant atTheLatest = letter.due().plus(this.settings.waitForTheRoom());
		if (known.awaitsTheRoom() && now().isBefore(atTheLatest)) {
			return new Next.Later(sooner(atTheLatest, now().plus(LOOK_AGAIN)), "the room's answer");
		}
		Written written = write(conference, invitee.get(), known, row);
		if (!this.stored.begin(row, delivery, written)) {
			TransactionAspectSupport.currentTransactionStatus().setRollbackOnly();
			return new Next.Later(now().plus(LETTER_BEFORE), "the letter before it");
		}
		return new Next.Send(written, false, from);
	}

	private Written write(Conference conference, Invitee invitee, Known now, Row row) {
		boolean rung = row.told() != null && this.calls.follow(conference, invitee);
		List<Enclosure> enclosed = (row.told() != null) ? enclosed(conference, invitee, now) : List.of();
		Known told = read(conference, invitee, now, row.told(), !enclosed.isEmpty());
		String body = (told != null)
				? this.letters.whatChanged(conference, invitee, told, now, rung,
						enclosed.stream().map(Enclosure::says).toList())
				: this.letters.howToTakePart(conference, invitee, now);
		return new Written(invitee.address(), invitee.name(), this.letters.subject(conference, invitee, told, now),
				body, keeps(now, row.told()), enclosed, told == null);
	}

	/** Whoever is not invited any more keeps the link they were given. */
	private static Known keeps(Known now, @Nullable Known told) {
		return (told == null || now.invited() || now.cancelled()) ? now : told.notInvited();
	}

	/**
	 * What somebody has read: on paper that is what was posted, since nothing else left
	 * the house. What they were told otherwise stands where the two do not differ, and
	 * where they are not to take part, so that nobody comes whom a letter reached
	 * unnoticed.
	 */
	private @Nullable Known read(Conference conference, Invitee invitee, Known now, @Nullable Known told,
			boolean encloses) {
		if (told == null || invitee.mailbox().isPresent()) {
			return told;
		}
		Optional<Known> posted = this.papers.lastPosted(conference.id(), invitee.id()).map(this.stored::known);
		boolean takesPart = now.invited() && !now.cancelled() && !encloses;
		return posted.isEmpty() ? (takesPart ? null : told)
				: posted.filter((each) -> !now.from(each, invitee).isNone()).orElse(told);
	}

	private List<Enclosure> enclosed(Conference conference, Invitee invitee, Known now) {
		return (now.invited() && !now.cancelled() && invitee.invited()) ? this.enclosures.stream()
			.flatMap((room) -> room.toTell(conference.id(), invitee.id()).stream())
			.toList() : List.of();
	}

	/**
	 * The letter went, or is to be printed. What became known while it was on its way is
	 * told next.
	 * @param goesOnItself whether what waited for it was let go already
	 */
	void sent(Letter letter, String delivery, Written written, boolean goesOnItself, UUID conferenceId) {
		if (Invitee.isKeyWithoutEmail(written.to())) {
			print(letter, delivery, written, conferenceId);
		}
		if (!goesOnItself) {
			this.deliveries.hurryWhatBegan(conferenceId, letter.invitee());
		}
		if (!this.stored.told(letter.invitee(), written.to(), written.says())) {
			// Their address was put right while it was on its way.
			this.papers.withdraw(conferenceId, List.of(letter.invitee()));
			this.stored.leave(letter.invitee(), delivery);
			return;
		}
		this.enclosures.forEach((room) -> written.encloses().forEach(room::told));
		if (written.says().isProvisional()) {
			Conference conference = this.conferences.get(conferenceId);
			conference.invitee(letter.invitee()).ifPresent((invitee) -> tell(conference, invitee));
		}
	}

	/** To whoever has no email it goes on paper. */
	private void print(Letter letter, String delivery, Written written, UUID conferenceId) {
		Conference conference = this.conferences.get(conferenceId);
		PaperLetters.To to = conference.invitee(letter.invitee())
			.map((invitee) -> new PaperLetters.To(invitee.id(), conference.everyInvitee(invitee), invitee.described()))
			.orElseGet(() -> new PaperLetters.To(letter.invitee(), List.of(letter.invitee()), "somebody"));
		String key = conferenceId + "/letter-to-print" + delivery.substring(conferenceId.toString().length());
		this.papers.write(key, conferenceId, conference.reference().value(), to, what(written), written.htmlBody(),
				this.stored.asStored(written.says()));
	}

	private static What what(Written written) {
		if (written.first()) {
			return What.INVITATION;
		}
		Known says = written.says();
		return says.cancelled() ? What.CANCELLATION : says.invited() ? What.CHANGE : What.REMOVAL;
	}

	/** The letter will never go. */
	void givenUp(Letter letter, UUID conferenceId) {
		Row row = this.stored.locked(letter.invitee());
		if (row.underway() != null) {
			this.stored.leave(letter.invitee(), row.underway());
		}
		this.deliveries.hurryWhatBegan(conferenceId, letter.invitee());
		notNeeded(letter, conferenceId);
	}

	/** Nothing was new to them, or nothing reaches them. */
	void notNeeded(Letter letter, UUID conferenceId) {
		this.enclosures.forEach((room) -> room.noLetterComes(conferenceId, letter.invitee()));
	}

	private static String changeKey(Conference conference, Invitee invitee) {
		return conference.id() + "/change/" + conference.arrangement() + "/" + invitee.id();
	}

	static Instant sooner(Instant one, Instant other) {
		return one.isBefore(other) ? one : other;
	}

	private Instant now() {
		return this.clock.instant();
	}

	/** A letter to somebody, from when on it may go, and when that is looked at. */
	private record Due(String key, Invitee invitee, Instant from, Instant firstLook) {

		static Due at(Instant moment, String key, Invitee invitee) {
			return new Due(key, invitee, moment, moment);
		}

	}

	/**
	 * Somebody to be written to.
	 *
	 * @param due from when on
	 */
	record Letter(UUID invitee, Instant due) {
	}

	/** What to do about a letter. */
	sealed interface Next {

		/**
		 * It goes.
		 *
		 * @param begunBefore whether it may have gone already
		 * @param from the mailbox it is sent from
		 */
		record Send(Written letter, boolean begunBefore, String from) implements Next {
		}

		/** It waits. */
		record Later(Instant again, String waitingFor) implements Next {
		}

		/**
		 * Nothing goes.
		 *
		 * @param nothingIsNew whether that is so because they know everything; otherwise
		 * another letter says it
		 */
		record Nothing(boolean nothingIsNew) implements Next {
		}

	}

}

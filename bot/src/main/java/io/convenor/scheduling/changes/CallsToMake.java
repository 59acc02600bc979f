package io.convenor.scheduling.changes;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

import io.convenor.audit.AuditTrail;
import io.convenor.conference.Caseload;
import io.convenor.conference.Conference;
import io.convenor.conference.ConferenceChanged;
import io.convenor.conference.ConferenceHeld;
import io.convenor.conference.Conferences;
import io.convenor.conference.FamilyContact;
import io.convenor.conference.FamilyContacts;
import io.convenor.conference.Invitee;
import io.convenor.delivery.PaperLetterWritten;
import io.convenor.delivery.PaperLetters;
import io.convenor.drafts.Refused;
import io.convenor.people.Role;
import io.convenor.reading.Shelf;
import io.convenor.scheduling.invitations.CallsToFamilies;
import io.convenor.scheduling.invitations.Known;
import io.convenor.scheduling.invitations.OwnInvitations;
import io.convenor.scheduling.invitations.StoredCorrespondence;
import io.convenor.timescales.Dates;

/**
 * The phone calls to families, which somebody makes and ticks off: about changes, and to
 * those without email about every letter. A family is rung once about where things stand:
 * a change that follows before the call was made goes into the same call, and one that is
 * taken back takes the call back, too. A call that nobody answered stays open and is
 * tried again at a safe time.
 */
@Component
public class CallsToMake implements CallsToFamilies {

	private static final int LONGEST = 500;

	private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.UK);

	private final JdbcClient jdbc;

	private final JsonMapper json;

	private final Conferences conferences;

	private final Caseload caseload;

	private final StoredCorrespondence correspondence;

	private static final String LISTED = "select *, (select count(*) from call_attempt where call = call_to_make.id) as tries, "
			+ "(select max(tried_at) from call_attempt where call = call_to_make.id) as last_try "
			+ "from call_to_make where ";

	private static final Shelf CALLS = Shelf.of("(" + LISTED + "not withdrawn)", "conference", "opened_at, id");

	private static final Shelf EVERY_CALL = Shelf.of("call_to_make", "opened_at, id");

	private final AuditTrail audit;

	private final ApplicationEventPublisher events;

	private final OwnInvitations own;

	private final FamilyContacts contacts;

	private final SafeTimes safeTimes;

	private final Clock clock;

	CallsToMake(JdbcClient jdbc, JsonMapper json, Conferences conferences, Caseload caseload,
			StoredCorrespondence correspondence, OwnInvitations own, AuditTrail audit, ApplicationEventPublisher events,
			FamilyContacts contacts, SafeTimes safeTimes, Clock clock) {
		this.contacts = contacts;
		this.safeTimes = safeTimes;
		this.own = own;
		this.jdbc = jdbc;
		this.json = json;
		this.conferences = conferences;
		this.caseload = caseload;
		this.correspondence = correspondence;
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
		if (LocalDateTime.ofInstant(this.clock.instant(), Dates.LONDON).isBefore(conference.endsAt())) {
			return;
		}
		int dropped = this.jdbc
			.sql("update call_to_make set withdrawn = true, version = version + 1 where conference = ? "
					+ "and about in ('INVITATION', 'CHANGE') and made_at is null and not withdrawn")
			.param(conference.id())
			.update();
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
			this.jdbc
				.sql("update call_to_make set withdrawn = true, version = version + 1 "
						+ "where invitee = ? and about = 'REMOVAL' and made_at is null and not withdrawn")
				.param(invitee.id())
				.update();
		}
		if (invitee.mailbox().isEmpty() && (!invitee.invited() || conference.status() != Conference.Status.BOOKED)) {
			this.jdbc
				.sql("update call_to_make set withdrawn = true, version = version + 1 "
						+ "where invitee = ? and about = 'INVITATION' and made_at is null and not withdrawn")
				.param(invitee.id())
				.update();
		}
	}

	/**
	 * Whoever is written to on paper is rung, too. Changes are on the list already, and
	 * who was rung about the invitation is not rung about it again because a newer letter
	 * took its place. Runs in the transaction that writes the letter.
	 */
	@EventListener
	void ringAbout(PaperLetterWritten letter) {
		if (letter.what() != PaperLetters.What.CHANGE && letter.what() != PaperLetters.What.CANCELLATION) {
			this.jdbc.sql("insert into call_to_make (id, conference, invitee, about, opened_at) "
					+ "select :id, :conference, :invitee, :about, :now where :about <> 'INVITATION' or not exists "
					+ "(select from call_to_make where invitee = :invitee and about = 'INVITATION' and not withdrawn) "
					+ "on conflict (invitee, about) where made_at is null and not withdrawn do nothing")
				.param("id", UUID.randomUUID())
				.param("conference", letter.conference())
				.param("invitee", letter.invitee())
				.param("about", letter.what().name())
				.param("now", now())
				.update();
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
		Optional<Row> open = openOf(invitee.id());
		@Nullable Known knew = open.map(Row::knew).orElseGet(() -> lastKnown(invitee.id()));
		if (knew == null) {
			return false;
		}
		boolean toBeRung = isRungAbout(invitee, news(this.own.known(conference, invitee), knew, invitee));
		if (toBeRung && open.isEmpty()) {
			this.jdbc
				.sql("insert into call_to_make (id, conference, invitee, about, knew, opened_at) "
						+ "values (:id, :conference, :invitee, 'CHANGE', :knew::jsonb, :now) "
						+ "on conflict (invitee, about) where made_at is null and not withdrawn do nothing")
				.param("id", UUID.randomUUID())
				.param("conference", conference.id())
				.param("invitee", invitee.id())
				.param("knew", this.json.writeValueAsString(knew))
				.param("now", now())
				.update();
		}
		else if (open.isPresent() && (changed || !toBeRung)) {
			// Whoever has the list in front of them sees what is to be said now before
			// they tick.
			this.jdbc.sql("update call_to_make set withdrawn = ?, version = version + 1 where id = ?")
				.param(!toBeRung)
				.param(open.get().id())
				.update();
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
				&& this.jdbc
					.sql("update call_to_make set version = version + ? "
							+ "where invitee = ? and about = 'INVITATION' and made_at is null and not withdrawn")
					.param(changed ? 1 : 0)
					.param(invitee.id())
					.update() > 0;
	}

	/**
	 * What they were told on the telephone; by letter, where they were never rung.
	 * Whatever they were told by letter since would have opened a call.
	 */
	private @Nullable Known lastKnown(UUID invitee) {
		Optional<Known> said = this.jdbc
			.sql("select said::text from call_to_make where invitee = ? and made_at is not null "
					+ "order by made_at desc limit 1")
			.param(invitee)
			.query(String.class)
			.optional()
			.map((text) -> this.json.readValue(text, Known.class));
		return said
			.or(() -> this.correspondence.find(invitee)
				.flatMap((row) -> Optional.ofNullable(row.letter())
					.map(StoredCorrespondence.Written::says)
					.or(() -> Optional.ofNullable(row.told()))))
			.orElse(null);
	}

	/** Every call about a conference that is to be made or was made. */
	public List<CallToMake> about(UUID conference) {
		Map<UUID, FamilyContact> known = this.contacts.ofConference(conference);
		return CALLS.read(this.jdbc, conference, this::listed).stream().flatMap((each) -> call(each, known)).toList();
	}

	/** Grows with everything that happens to the calls about a conference. */
	public long version(UUID conference) {
		return EVERY_CALL.read(this.jdbc, conference, this::read)
			.stream()
			.mapToLong((call) -> 1 + call.version + ((call.madeAt != null) ? 1 : 0))
			.sum();
	}

	/**
	 * Ticks a call off.
	 * @param rang who rang, where it was not the person who ticks
	 * @throws OptimisticLockingFailureException where there is something else to say by
	 * now
	 */
	@Transactional
	public void made(UUID id, long version, String who, String rang, String note) {
		Row row = row(id).filter((each) -> this.caseload.find(each.conference, who).isPresent())
			.orElseThrow(() -> new Refused("There is no such call among those you look after."));
		if (row.madeAt != null) {
			throw new Refused("Somebody ticked this call off already, so nothing was done again.");
		}
		if (rang.length() > LONGEST || note.length() > LONGEST) {
			throw new Refused(
					"That is too long. Please keep it to %d characters; the details belong in the case system."
						.formatted(LONGEST));
		}
		Conference conference = this.conferences.locked(row.conference);
		Known said = conference.invitee(row.invitee).map((invitee) -> this.own.known(conference, invitee)).orElse(null);
		int ticked = this.jdbc
			.sql("update call_to_make set made_at = :now, made_by = :who, rang = :rang, note = :note, said = :said::jsonb, "
					+ "version = version + 1 where id = :id and version = :version and made_at is null and not withdrawn")
			.param("now", now())
			.param("who", who)
			.param("rang", rang)
			.param("note", note)
			.param("said", (said != null) ? this.json.writeValueAsString(said) : null)
			.param("id", id)
			.param("version", version)
			.update();
		if (ticked != 1) {
			throw new OptimisticLockingFailureException("There is something else to say by now");
		}
		this.audit.record(who, "ticked off a call to the family", conference.id(), conference.reference().value(),
				null);
		this.events.publishEvent(new CallsMoved(conference.id()));
	}

	/**
	 * Nobody answered, so the call stays on the list and is tried again: at the time at
	 * which it is safe to ring, where anybody said one.
	 * @return when to try again
	 */
	@Transactional
	public LocalDateTime notReached(UUID id, long version, String who, String rang, String note) {
		Row row = row(id).filter((each) -> this.caseload.find(each.conference, who).isPresent())
			.orElseThrow(() -> new Refused("There is no such call among those you look after."));
		if (row.madeAt != null) {
			throw new Refused("Somebody ticked this call off already, so nothing was done again.");
		}
		if (rang.length() > LONGEST || note.length() > LONGEST) {
			throw new Refused(
					"That is too long. Please keep it to %d characters; the details belong in the case system."
						.formatted(LONGEST));
		}
		Conference conference = this.conferences.locked(row.conference);
		LocalDateTime next = this.safeTimes.nextTry(this.contacts.of(row.invitee).orElse(null));
		int noted = this.jdbc
			.sql("update call_to_make set next_try = :next, version = version + 1 "
					+ "where id = :id and version = :version and made_at is null and not withdrawn")
			.param("next", next.atZone(Dates.LONDON).toOffsetDateTime())
			.param("id", id)
			.param("version", version)
			.update();
		if (noted != 1) {
			throw new OptimisticLockingFailureException("There is something else to say by now");
		}
		this.jdbc
			.sql("insert into call_attempt (id, call, tried_at, tried_by, note) values (:id, :call, :now, :who, :note)")
			.param("id", UUID.randomUUID())
			.param("call", id)
			.param("now", now())
			.param("who", rang)
			.param("note", note)
			.update();
		this.audit.record(who, "rang the family and reached nobody", conference.id(), conference.reference().value(),
				null);
		this.events.publishEvent(new CallsMoved(conference.id()));
		return next;
	}

	private Listed listed(ResultSet row, int number) throws SQLException {
		return new Listed(read(row, number), row.getInt("tries"), moment(row, "last_try"));
	}

	private Stream<CallToMake> call(Listed listed, Map<UUID, FamilyContact> contacts) {
		Row row = listed.row;
		Conference conference = this.conferences.get(row.conference);
		return conference.invitee(row.invitee)
			.stream()
			.map((invitee) -> new CallToMake(row.id, row.conference, invitee.id(), invitee.described(),
					whatToSay(conference, invitee, row), toRing(invitee, contacts), row.openedAt, row.madeAt, row.rang,
					row.note, listed.tries, listed.lastTry, row.nextTry, row.version));
	}

	private static Known.Difference news(Known now, Known knew, Invitee invitee) {
		return now.asIfConfirmed().from(knew.asIfConfirmed(), invitee);
	}

	private static List<String> toRing(Invitee invitee, Map<UUID, FamilyContact> contacts) {
		List<String> words = new ArrayList<>(
				Optional.ofNullable(contacts.get(invitee.id())).map(FamilyContact::toRing).orElseGet(List::of));
		Optional.ofNullable(invitee.language())
			.ifPresent((language) -> words.add("They speak " + language + ": ring with an interpreter."));
		return words;
	}

	private String whatToSay(Conference conference, Invitee invitee, Row row) {
		Known knew = row.knew;
		return switch (row.about) {
			case INVITATION ->
				this.own.known(conference, invitee).invitationInWords() + " A letter on paper says how to take part.";
			case REMOVAL -> "They are no longer invited to the meeting. A letter on paper says so.";
			case OUTCOME ->
				"What was decided is in a letter on paper. Ask whether it came, and offer to read it to them.";
			case CHANGE, CANCELLATION -> (knew != null) ? whatChanged(conference, invitee, knew) : "";
		};
	}

	private String whatChanged(Conference conference, Invitee invitee, Known knew) {
		Known now = this.own.known(conference, invitee);
		Known.Difference difference = news(now, knew, invitee);
		if (difference.cancelled()) {
			return "The meeting on " + Dates.inWords(knew.startsAt()) + ((conference.status() == Conference.Status.HELD)
					? " does not take place then: it was held earlier." : " is cancelled.");
		}
		List<String> sentences = new ArrayList<>();
		if (difference.part() || difference.time()) {
			sentences.add(when(difference, now, knew));
		}
		if (difference.way()) {
			sentences.add("It is now held like this: " + conference.way().label() + ".");
		}
		if (difference.way() || difference.place()) {
			sentences.add((now.room() != null) ? now.roomInWords()
					: (knew.room() != null)
							? "Please do not come to " + knew.room() + " or another room; the letter says how to join."
							: "The letter says how to join.");
		}
		if (difference.together()) {
			sentences.add((now.together() != null)
					? "It is held in one meeting with that of a brother or sister now. The letter says what that means."
					: "It is held by itself again, not in one meeting with that of a brother or sister.");
		}
		if (difference.way() && now.joinsAsBefore(knew)) {
			sentences.add("The link and the telephone number stay the same.");
		}
		if (difference.link()) {
			sentences.add("The link or the telephone number is new; the letter says how to join.");
		}
		if (difference.chair()) {
			sentences.add("%s chairs it now. They can ask to talk with them before the day."
				.formatted(conference.chair().name()));
		}
		if (difference.helpers()) {
			sentences.add("The letter says who comes for them.");
		}
		return sentences.isEmpty() ? "Nothing has changed any more." : String.join(" ", sentences);
	}

	/** A day is said to be new only where it is. */
	private static String when(Known.Difference difference, Known now, Known knew) {
		String start = Dates.inWords(now.startsAt());
		String end = TIME.format(now.endsAt());
		if (difference.part()) {
			return now.takesPartForAPart()
					? "They take part for a part of the meeting now, from %s to %s. It goes on without them."
						.formatted(start, end)
					: now.joinsByOwnLink()
							? "They have a meeting of their own with the chair now, from %s to %s.".formatted(start,
									end)
							: "They take part in all of the meeting now, from %s to %s.".formatted(start, end);
		}
		String what = now.isApart() ? "Their part" : "The meeting";
		return now.startsAt().equals(knew.startsAt())
				? "%s begins as before, on %s. It now ends at about %s, not at %s.".formatted(what, start, end,
						TIME.format(knew.endsAt()))
				: "%s is now on %s, not on %s.".formatted(what, start, Dates.inWords(knew.startsAt()));
	}

	private Optional<Row> openOf(UUID invitee) {
		return this.jdbc
			.sql("select * from call_to_make where invitee = ? and about = 'CHANGE' and made_at is null "
					+ "and not withdrawn for update")
			.param(invitee)
			.query(this::read)
			.optional();
	}

	private Optional<Row> row(UUID id) {
		return this.jdbc.sql("select * from call_to_make where id = ?").param(id).query(this::read).optional();
	}

	private OffsetDateTime now() {
		return this.clock.instant().atOffset(ZoneOffset.UTC);
	}

	private Row read(ResultSet row, int number) throws SQLException {
		String knew = row.getString("knew");
		return new Row(Objects.requireNonNull(row.getObject("id", UUID.class)),
				Objects.requireNonNull(row.getObject("conference", UUID.class)),
				Objects.requireNonNull(row.getObject("invitee", UUID.class)),
				PaperLetters.What.valueOf(row.getString("about")),
				(knew != null) ? this.json.readValue(knew, Known.class) : null,
				row.getTimestamp("opened_at").toInstant(), moment(row, "made_at"), row.getString("rang"),
				row.getString("note"), moment(row, "next_try"), row.getInt("version"));
	}

	private static @Nullable Instant moment(ResultSet row, String column) throws SQLException {
		Timestamp moment = row.getTimestamp(column);
		return (moment != null) ? moment.toInstant() : null;
	}

	private record Row(UUID id, UUID conference, UUID invitee, PaperLetters.What about, @Nullable Known knew,
			Instant openedAt, @Nullable Instant madeAt, @Nullable String rang, @Nullable String note,
			@Nullable Instant nextTry, int version) {
	}

	private record Listed(Row row, int tries, @Nullable Instant lastTry) {
	}

}

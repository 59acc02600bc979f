package io.convenor.scheduling.changes;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
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
import io.convenor.conference.Conferences;
import io.convenor.conference.Invitee;
import io.convenor.people.Role;
import io.convenor.scheduling.invitations.CallsToFamilies;
import io.convenor.scheduling.invitations.Known;
import io.convenor.scheduling.invitations.OwnInvitations;
import io.convenor.scheduling.invitations.StoredCorrespondence;
import io.convenor.timescales.Dates;

/**
 * The phone calls to families about changes, which somebody makes and ticks off. A family
 * is rung once about where things stand: a change that follows before the call was made
 * goes into the same call, and one that is taken back takes the call back, too.
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

	private final AuditTrail audit;

	private final ApplicationEventPublisher events;

	private final OwnInvitations own;

	private final Clock clock;

	CallsToMake(JdbcClient jdbc, JsonMapper json, Conferences conferences, Caseload caseload,
			StoredCorrespondence correspondence, OwnInvitations own, AuditTrail audit, ApplicationEventPublisher events,
			Clock clock) {
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
	 * a conference that is off.
	 */
	static boolean isRungAbout(Invitee invitee, Known.Difference difference) {
		return (invitee.family() || invitee.role() == Role.FOSTER_CARER) && !difference.left() && !difference.isNone();
	}

	/** Runs in the transaction that changes. */
	@EventListener
	void follow(ConferenceChanged changed) {
		Conference conference = this.conferences.get(changed.conference());
		conference.everybodyEver().forEach((invitee) -> follow(conference, invitee, true));
	}

	/** Runs in the transaction that writes a letter. */
	@Override
	public boolean follow(Conference conference, Invitee invitee) {
		return follow(conference, invitee, false);
	}

	private boolean follow(Conference conference, Invitee invitee, boolean changed) {
		Optional<Row> open = openOf(invitee.id());
		@Nullable Known knew = open.map(Row::knew).orElseGet(() -> lastKnown(invitee.id()));
		if (knew == null) {
			return false;
		}
		boolean toBeRung = isRungAbout(invitee, this.own.known(conference, invitee).from(knew, invitee));
		if (toBeRung && open.isEmpty()) {
			this.jdbc
				.sql("insert into call_to_make (id, conference, invitee, knew, opened_at) "
						+ "values (:id, :conference, :invitee, :knew::jsonb, :now) "
						+ "on conflict (invitee) where made_at is null and not withdrawn do nothing")
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

	/** The calls to be made for the conferences of a chair, the longest open first. */
	public List<CallToMake> openFor(String chairId) {
		return calls(
				"made_at is null and not withdrawn and conference in "
						+ "(select id from conference where chair_id = :chair) order by opened_at, id",
				Map.of("chair", chairId));
	}

	/** The calls to be made for all the conferences somebody looks after. */
	public List<CallToMake> openForWhoLooksAfter(String objectId) {
		return calls("made_at is null and not withdrawn order by opened_at, id", Map.of()).stream()
			.filter((call) -> this.caseload.find(call.conference(), objectId).isPresent())
			.toList();
	}

	/** Every call about a conference that is to be made or was made. */
	public List<CallToMake> about(UUID conference) {
		return calls("conference = :conference and not withdrawn order by opened_at, id",
				Map.of("conference", conference));
	}

	/** Grows with everything that happens to the calls about a conference. */
	public long version(UUID conference) {
		return this.jdbc
			.sql("select coalesce(sum(1 + version + case when made_at is null then 0 else 1 end), 0) "
					+ "from call_to_make where conference = ?")
			.param(conference)
			.query(Long.class)
			.single();
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
			.orElseThrow(() -> new ChangeRefused("There is no such call among those you look after."));
		if (row.madeAt != null) {
			throw new ChangeRefused("Somebody ticked this call off already, so nothing was done again.");
		}
		if (rang.length() > LONGEST || note.length() > LONGEST) {
			throw new ChangeRefused(
					"That is too long. Please keep it to %d characters; the details belong in the case system."
						.formatted(LONGEST));
		}
		Conference conference = this.conferences.hold(row.conference);
		Known said = conference.invitee(row.invitee)
			.map((invitee) -> this.own.known(conference, invitee))
			.orElse(row.knew);
		int ticked = this.jdbc
			.sql("update call_to_make set made_at = :now, made_by = :who, rang = :rang, note = :note, said = :said::jsonb, "
					+ "version = version + 1 where id = :id and version = :version and made_at is null and not withdrawn")
			.param("now", now())
			.param("who", who)
			.param("rang", rang)
			.param("note", note)
			.param("said", this.json.writeValueAsString(said))
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

	private List<CallToMake> calls(String where, Map<String, ?> parameters) {
		return this.jdbc.sql("select * from call_to_make where " + where)
			.params(parameters)
			.query(this::read)
			.list()
			.stream()
			.flatMap(this::call)
			.toList();
	}

	private Stream<CallToMake> call(Row row) {
		Conference conference = this.conferences.get(row.conference);
		return conference.invitee(row.invitee)
			.stream()
			.map((invitee) -> new CallToMake(row.id, row.conference, invitee.described(),
					whatToSay(conference, invitee, row.knew), row.openedAt, row.madeAt, row.rang, row.note,
					row.version));
	}

	private String whatToSay(Conference conference, Invitee invitee, Known knew) {
		Known now = this.own.known(conference, invitee);
		Known.Difference difference = now.from(knew, invitee);
		if (difference.cancelled()) {
			return "The meeting on " + Dates.inWords(knew.startsAt()) + " is cancelled.";
		}
		List<String> sentences = new ArrayList<>();
		if (difference.part() || difference.time()) {
			sentences.add(when(difference, now, knew));
		}
		if (difference.way()) {
			sentences.add("It is now held like this: " + conference.way().label() + ".");
		}
		if (difference.way() || difference.place()) {
			sentences.add((now.room() != null) ? "Please come to " + now.room() + "."
					: (knew.room() != null) ? "Please do not come to " + knew.room() + "; the letter says how to join."
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
			.sql("select * from call_to_make where invitee = ? and made_at is null and not withdrawn for update")
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
		Timestamp made = row.getTimestamp("made_at");
		return new Row(Objects.requireNonNull(row.getObject("id", UUID.class)),
				Objects.requireNonNull(row.getObject("conference", UUID.class)),
				Objects.requireNonNull(row.getObject("invitee", UUID.class)),
				this.json.readValue(row.getString("knew"), Known.class), row.getTimestamp("opened_at").toInstant(),
				(made != null) ? made.toInstant() : null, row.getString("rang"), row.getString("note"),
				row.getInt("version"));
	}

	private record Row(UUID id, UUID conference, UUID invitee, Known knew, Instant openedAt, @Nullable Instant madeAt,
			@Nullable String rang, @Nullable String note, int version) {
	}

}

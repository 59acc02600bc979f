package io.convenor.deadlines;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import io.convenor.audit.AuditTrail;
import io.convenor.deadlines.HolidayRefresh.State;
import io.convenor.delivery.Courier;
import io.convenor.delivery.Deliveries;
import io.convenor.delivery.Parcel;
import io.convenor.graph.IdempotencyKey;
import io.convenor.reading.Columns;
import io.convenor.timescales.BankHoliday;
import io.convenor.timescales.BankHolidays;
import io.convenor.timescales.Dates;
import io.convenor.timescales.HolidaysInForce;
import io.convenor.timescales.PublishedHolidays.Published;

/**
 * Brings the newly published bank holidays into use: fetched, shown, agreed to, and then
 * every running clock counted anew in one transaction. Who may ask is checked by the
 * chat, since this room knows no people.
 */
@Component
public class HolidayRefreshes implements Courier<UseHolidays, UUID> {

	private final JdbcClient jdbc;

	private final HolidaysInForce inForce;

	private final CountingAnew countingAnew;

	private final Deliveries deliveries;

	private final ApplicationEventPublisher events;

	private final AuditTrail audit;

	private final Clock clock;

	HolidayRefreshes(JdbcClient jdbc, HolidaysInForce inForce, CountingAnew countingAnew, Deliveries deliveries,
			ApplicationEventPublisher events, AuditTrail audit, Clock clock) {
		this.jdbc = jdbc;
		this.inForce = inForce;
		this.countingAnew = countingAnew;
		this.deliveries = deliveries;
		this.events = events;
		this.audit = audit;
		this.clock = clock;
	}

	/** The last time that somebody asked, if anybody ever did. */
	public Optional<HolidayRefresh> last() {
		return stored("order by asked_at desc, id limit 1").map(Stored::refresh);
	}

	/** Grows with everything that becomes of the bank holidays. */
	public long version() {
		return this.inForce.number()
				+ this.jdbc.sql("select coalesce(sum(moves + 1), 0) from holiday_refresh").query(Long.class).single();
	}

	/** One of them. */
	public Optional<HolidayRefresh> find(UUID id) {
		return stored("where id = ?", id).map(Stored::refresh);
	}

	/**
	 * Has the published list fetched. Two who ask at once are shown the same.
	 * @param by the object id of the administrator
	 */
	@Transactional
	public UUID fetch(String by) {
		this.jdbc.sql("lock table holiday_refresh in share row exclusive mode").update();
		Optional<HolidayRefresh> underWay = last().filter(HolidayRefresh::underWay);
		if (underWay.isPresent()) {
			return underWay.get().id();
		}
		UUID id = UUID.randomUUID();
		this.jdbc
			.sql("update holiday_refresh set state = 'LEFT', moves = moves + 1 where state = 'OFFERED' returning id")
			.query(UUID.class)
			.list()
			.forEach((left) -> this.events.publishEvent(new HolidayRefreshMoved(left)));
		this.jdbc.sql("insert into holiday_refresh (id, state, asked_by, asked_at) values (?, 'FETCHING', ?, ?)")
			.params(id, by, this.clock.instant().atOffset(ZoneOffset.UTC))
			.update();
		this.deliveries.enqueue(Parcel.of("bank-holidays/" + id, id, null, new FetchHolidays(id)));
		this.audit.record(by, "asked for the published bank holidays", id, null, null);
		return id;
	}

	/** Takes in what was fetched; nothing changes yet, but where it says the same. */
	void fetched(UUID id, Published published) {
		switch (published) {
			case Published.Refused(String sentence) -> moved(id, State.FETCHING, State.REFUSED, sentence, null, null);
			case Published.Fetched(BankHolidays list) -> {
				BankHolidays ours = this.inForce.current();
				boolean same = list.notOn(ours).isEmpty() && ours.notOn(list).isEmpty();
				if (moved(id, State.FETCHING, same ? State.SAME : State.OFFERED, null, list, this.inForce.number())
						&& same) {
					this.inForce.bringIn(list, get(id).askedBy());
				}
			}
		}
	}

	/**
	 * The offered list is to be used.
	 * @return false when it is not on offer any more
	 */
	@Transactional
	public boolean accept(UUID id, String by) {
		if (!moved(id, State.OFFERED, State.COUNTING, null, null, null)) {
			return false;
		}
		this.deliveries.enqueue(Parcel.of("bank-holidays/" + id + "/used", id, null, new UseHolidays(id)));
		this.audit.record(by, "agreed to the published bank holidays", id, null, null);
		return true;
	}

	/** The offered list is not to be used. */
	@Transactional
	public boolean leave(UUID id, String by) {
		boolean left = moved(id, State.OFFERED, State.LEFT, null, null, null);
		if (left) {
			this.audit.record(by, "left the published bank holidays", id, null, null);
		}
		return left;
	}

	/** Counts by the list that was agreed to from now on. */
	void use(UUID id) {
		this.inForce.holdAlone();
		Stored stored = stored("where id = ? for update", id).orElseThrow();
		if (stored.refresh().state() != State.COUNTING) {
			return;
		}
		if (stored.compared() != this.inForce.number()) {
			moved(id, State.COUNTING, State.REFUSED,
					"Another list was brought into use meanwhile, so this one was not.", null, null);
			return;
		}
		int number = this.countingAnew.by(Objects.requireNonNull(stored.list()), stored.refresh().askedBy());
		this.jdbc.sql("update holiday_refresh set number = ? where id = ?").params(number, id).update();
		moved(id, State.COUNTING, State.IN_USE, null, null, null);
	}

	void notUsed(UUID id, String reason) {
		moved(id, State.COUNTING, State.REFUSED,
				"The running clocks could not be counted anew (" + reason + "), so the list is not used.", null, null);
	}

	private boolean moved(UUID id, State from, State to, @Nullable String problem, @Nullable BankHolidays list,
			@Nullable Integer compared) {
		boolean moved = this.jdbc
			.sql("update holiday_refresh set state = :to, problem = :problem, list = coalesce(:list::jsonb, list), "
					+ "compared = coalesce(:compared, compared), moves = moves + 1 where id = :id and state = :from")
			.param("to", to.name())
			.param("problem", problem)
			.param("list", (list != null) ? list.asPublished() : null)
			.param("compared", compared)
			.param("id", id)
			.param("from", from.name())
			.update() == 1;
		if (moved) {
			this.events.publishEvent(new HolidayRefreshMoved(id));
		}
		return moved;
	}

	private HolidayRefresh get(UUID id) {
		return find(id).orElseThrow();
	}

	private Optional<Stored> stored(String which, Object... named) {
		return this.jdbc.sql("select *, list::text as list_text from holiday_refresh " + which)
			.params(named)
			.query((row, _) -> {
				String text = row.getString("list_text");
				var askedAt = row.getTimestamp("asked_at").toInstant();
				BankHolidays list = (text != null) ? BankHolidays.kept(text, askedAt.atZone(Dates.LONDON).toLocalDate())
						: null;
				Integer compared = row.getObject("compared", Integer.class);
				BankHolidays ours = this.inForce.current();
				boolean offered = State.valueOf(row.getString("state")) == State.OFFERED;
				List<BankHoliday> added = (list != null && offered) ? list.notOn(ours) : List.of();
				List<BankHoliday> removed = (list != null && offered) ? ours.notOn(list) : List.of();
				return new Stored(
						new HolidayRefresh(Columns.id(row, "id"), State.valueOf(row.getString("state")),
								row.getString("asked_by"), askedAt, row.getString("problem"), added, removed,
								row.getObject("number", Integer.class), row.getInt("moves")),
						list, (compared != null) ? compared : 0);
			})
			.optional();
	}

	@Override
	public String kind() {
		return "bank-holidays-used";
	}

	@Override
	public Outcome<UUID> carry(UseHolidays what, IdempotencyKey key, UUID subject) {
		return Outcome.done(what.refresh());
	}

	@Override
	public void arrived(UseHolidays what, UUID brought, UUID subject) {
		use(what.refresh());
	}

	@Override
	public void givenUp(UseHolidays what, String reason, UUID subject) {
		notUsed(what.refresh(), reason);
	}

	private record Stored(HolidayRefresh refresh, @Nullable BankHolidays list, int compared) {
	}

}

package io.convenor.scheduling.answers;

import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import io.convenor.conference.Change;
import io.convenor.conference.Conference;
import io.convenor.conference.ConferenceBooked;
import io.convenor.conference.ConferenceChanged;
import io.convenor.conference.Conferences;
import io.convenor.scheduling.Prospects;
import io.convenor.scheduling.answers.Forecast.Prospect;
import io.convenor.timescales.DateNotCoveredException;
import io.convenor.timescales.Dates;
import io.convenor.timescales.DueDate;
import io.convenor.timescales.RuleSet;
import io.convenor.timescales.WorkingDays;

/**
 * The quoracy of conferences that are coming up, from the answers so far. Only a
 * conference that decides about a child protection plan has one.
 */
@Component
public class Forecasts {

	private final Answers answers;

	private final Conferences conferences;

	private final StoredAttendance sittings;

	private final Prospects prospects;

	private final QuorumRules rules;

	private final WorkingDays workingDays;

	private final AnswersSettings settings;

	private final JdbcClient jdbc;

	private final ApplicationEventPublisher events;

	private final Clock clock;

	Forecasts(Answers answers, Conferences conferences, StoredAttendance sittings, Prospects prospects,
			QuorumRules rules, WorkingDays workingDays, AnswersSettings settings, JdbcClient jdbc,
			ApplicationEventPublisher events, Clock clock) {
		this.answers = answers;
		this.conferences = conferences;
		this.sittings = sittings;
		this.prospects = prospects;
		this.rules = rules;
		this.workingDays = workingDays;
		this.settings = settings;
		this.jdbc = jdbc;
		this.events = events;
		this.clock = clock;
	}

	/** The forecast of a conference that is booked and needs a quorum. */
	public Optional<Forecast> of(Conference conference) {
		return (conference.status() == Conference.Status.BOOKED)
				? this.rules.counting(conference).map((counting) -> Forecast.of(this.answers.of(conference), counting))
				: Optional.empty();
	}

	/** What it would mean for the clocks if a conference were inquorate. */
	public Optional<IfInquorate> ifInquorate(Conference conference) {
		return this.rules.of(conference).map((rules) -> {
			int inARow = this.sittings.inARow(conference) + 1;
			return new IfInquorate(relisted(rules, conference), this.prospects.lastLawful(conference).orElse(null),
					inARow, rules.quoracy().inquorateInARow().value());
		});
	}

	private @Nullable DueDate relisted(RuleSet rules, Conference conference) {
		try {
			return conference.kind()
				.clocks()
				.after()
				.heldAgain()
				.flatMap(rules::find)
				.map((rule) -> rule.dueFrom(conference.startsAt().toLocalDate(), this.workingDays))
				.orElse(null);
		}
		catch (DateNotCoveredException ex) {
			return null;
		}
	}

	/** Whether it ever was better than it is, so that its chair was told of a drop. */
	public boolean hasDropped(Conference conference) {
		return StoredAnswers.TAKING_PART.one(this.jdbc, conference.id(), (row, _) -> row.getInt("drops")).orElse(0) > 0;
	}

	/**
	 * Says of each conference that comes near whether it is still open if it will be
	 * quorate: while nobody answers, nothing drops, and yet somebody has to be chased.
	 */
	@Transactional
	void lookAhead() {
		LocalDateTime now = Dates.now(this.clock);
		LocalDate last = this.workingDays.plus(now.toLocalDate(), this.settings.chaseWorkingDaysBefore());
		this.conferences.findByStatusAndStartsAtBetween(Conference.Status.BOOKED, now, last.plusDays(1).atStartOfDay())
			.stream()
			.filter((conference) -> of(conference).filter((forecast) -> forecast.prospect() != Prospect.SURE)
				.isPresent())
			.forEach((conference) -> this.events
				.publishEvent(new QuorumStillOpen(conference.id(), conference.startsAt())));
	}

	@EventListener
	@Order(100)
	void booked(ConferenceBooked booked) {
		look(this.conferences.get(booked.conference()), true);
	}

	/** After the answers to another time have ceased to count. */
	@EventListener
	@Order(100)
	void changed(ConferenceChanged changed) {
		look(this.conferences.get(changed.conference()), changed.change() instanceof Change.Moved);
	}

	@EventListener
	@Order(100)
	void answered(AnswerChanged changed) {
		look(this.conferences.get(changed.conference()), false);
	}

	/**
	 * Whoever books knows whom they invited, and whoever moves it that everybody answers
	 * anew: it is a drop only later.
	 */
	private void look(Conference conference, boolean first) {
		Optional<Prospect> known = known(conference.id());
		of(conference).map(Forecast::prospect)
			.filter((now) -> known.filter(now::equals).isEmpty())
			.ifPresent((now) -> note(conference.id(), first ? now : known.orElse(Prospect.POSSIBLE), now));
	}

	private void note(UUID conference, Prospect before, Prospect now) {
		boolean drop = now.worseThan(before);
		int drops = this.jdbc
			.sql("insert into taking_part (conference, moves, forecast, drops) values (:conference, 1, :now, :drop) "
					+ "on conflict (conference) do update set moves = taking_part.moves + 1, forecast = :now, "
					+ "drops = taking_part.drops + :drop returning drops")
			.param("conference", conference)
			.param("now", now.name())
			.param("drop", drop ? 1 : 0)
			.query(Integer.class)
			.single();
		if (drop) {
			this.events.publishEvent(new QuoracyDropped(conference, before, now, drops));
		}
	}

	private Optional<Prospect> known(UUID conference) {
		return this.jdbc.sql("select forecast from taking_part where conference = ? and forecast is not null")
			.param(conference)
			.query(String.class)
			.optional()
			.map(Prospect::valueOf);
	}

	/**
	 * What an inquorate conference would mean.
	 *
	 * @param relisted by when it would have to be listed again; null where the bank
	 * holidays are not known
	 * @param lastLawful the last date on which it may be held at all
	 * @param inARow how many in a row it would be, of all the conferences of its case
	 * @param escalatedFrom how many in a row have to be escalated
	 */
	public record IfInquorate(@Nullable DueDate relisted, @Nullable DueDate lastLawful, int inARow, int escalatedFrom) {

		/** Whether it would have to be escalated. */
		public boolean escalated() {
			return this.inARow >= this.escalatedFrom;
		}

		/** Whether the last lawful date would pass before it has to be listed again. */
		public boolean outOfTimeFirst() {
			return this.relisted != null && this.lastLawful != null
					&& this.lastLawful.date().isBefore(this.relisted.date());
		}

	}

}

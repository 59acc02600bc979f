package io.convenor.scheduling.answers;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;

import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.ExecutionContext;
import com.github.kagkarlsson.scheduler.task.ExecutionHandler;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

import io.convenor.timescales.DateNotCoveredException;
import io.convenor.timescales.Dates;
import io.convenor.timescales.WorkingDays;

/** Looks on working mornings at the quorum of the conferences that come near. */
@Component
class EachChase implements ExecutionHandler<Void> {

	static final TaskDescriptor<Void> TASK = TaskDescriptor.of("look-at-quorums");

	static final String THE_ONE = "all";

	private static final Logger log = LoggerFactory.getLogger(EachChase.class);

	private final Forecasts forecasts;

	private final WorkingDays workingDays;

	private final AnswersSettings settings;

	private final Clock clock;

	EachChase(Forecasts forecasts, WorkingDays workingDays, AnswersSettings settings, Clock clock) {
		this.forecasts = forecasts;
		this.workingDays = workingDays;
		this.settings = settings;
		this.clock = clock;
	}

	/** Nobody is told on another day because nothing ran in the morning. */
	@Override
	public CompletionHandler<Void> execute(TaskInstance<Void> task, ExecutionContext context) {
		LocalDateTime now = LocalDateTime.ofInstant(this.clock.instant(), Dates.LONDON);
		lookAhead(now.toLocalDate());
		Instant next = nextAfter(now);
		return (complete, operations) -> operations.reschedule(complete, next);
	}

	Instant nextAfter(LocalDateTime moment) {
		LocalDate day = moment.toLocalDate();
		boolean stillToCome = moment.toLocalTime().isBefore(this.settings.chaseAt());
		LocalDate next = stillToCome ? day : day.plusDays(1);
		return next.atTime(this.settings.chaseAt()).atZone(Dates.LONDON).toInstant();
	}

	/** Where the bank holidays are not known any more, no working day can be counted. */
	private void lookAhead(LocalDate today) {
		try {
			if (this.workingDays.isWorkingDay(today)) {
				this.forecasts.lookAhead();
			}
		}
		catch (DateNotCoveredException ex) {
			log.warn("The bank holiday list ends, so no quorum is looked at: type admin holidays");
		}
	}

}

package io.convenor.delivery;

import java.time.Clock;

import com.github.kagkarlsson.scheduler.task.DeadExecutionHandler;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import org.springframework.stereotype.Component;

/**
 * Has the work of an instance that died taken up at once. The library's own handler asks
 * the machine for the time, and the house has one clock.
 */
@Component
public class TakenUpAgain implements DeadExecutionHandler<Void> {

	private final Clock clock;

	TakenUpAgain(Clock clock) {
		this.clock = clock;
	}

	@Override
	public void deadExecution(ExecutionComplete complete, ExecutionOperations<Void> operations) {
		operations.reschedule(complete, this.clock.instant());
	}

}

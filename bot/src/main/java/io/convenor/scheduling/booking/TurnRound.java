package io.convenor.scheduling.booking;

import java.time.Duration;
import java.time.LocalDateTime;
import java.util.Collection;

import io.convenor.graph.Availability.Busy;
import io.convenor.graph.Availability.Diary;

/** What a chair needs between two meetings: to travel, to write up, to read the next. */
public record TurnRound(Duration time) {

	/** The chair's diary with that much more taken before and after everything in it. */
	Diary around(Diary diary) {
		return new Diary(diary.address(),
				diary.busy()
					.stream()
					.map((busy) -> new Busy(busy.from().minus(this.time), busy.to().plus(this.time)))
					.toList(),
				diary.problem());
	}

	/** Whether a chair who has these times taken can be at another meeting. */
	public boolean allows(Collection<Busy> taken, LocalDateTime from, LocalDateTime to) {
		LocalDateTime earliest = from.minus(this.time);
		LocalDateTime latest = to.plus(this.time);
		return taken.stream().noneMatch((busy) -> busy.from().isBefore(latest) && earliest.isBefore(busy.to()));
	}

	public long minutes() {
		return this.time.toMinutes();
	}

}

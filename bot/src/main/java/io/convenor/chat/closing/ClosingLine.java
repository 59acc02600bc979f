package io.convenor.chat.closing;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;

import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

import io.convenor.chat.overview.StatusLine;
import io.convenor.conference.Conference;
import io.convenor.scheduling.closing.ClosedMeeting;
import io.convenor.scheduling.closing.ClosedMeetings;
import io.convenor.timescales.Dates;

/** Says of each meeting on Teams what was read back, and what did not stick. */
@Component
@Order(15)
class ClosingLine implements StatusLine {

	private final ClosedMeetings meetings;

	private final Clock clock;

	ClosingLine(ClosedMeetings meetings, Clock clock) {
		this.meetings = meetings;
		this.clock = clock;
	}

	@Override
	public List<Line> about(Conference conference) {
		if (conference.status() != Conference.Status.BOOKED) {
			return List.of();
		}
		LocalDate today = LocalDate.ofInstant(this.clock.instant(), Dates.LONDON);
		return this.meetings.of(conference.id()).stream().map((meeting) -> line(meeting, today)).toList();
	}

	private static Line line(ClosedMeeting meeting, LocalDate today) {
		String name = meeting.own() ? "Settings of a meeting of their own" : "Settings of the meeting";
		if (meeting.found() == null) {
			return new Line(name, "being set", false, false);
		}
		String closed = ClosingInWords.closed(meeting, today).orElse("");
		return meeting.open().isEmpty() ? new Line(name, closed, false, false)
				: new Line(name, "%s%s. %s %s"
					.formatted(meeting.openedByHand() ? "somebody changed them by hand: " : "not as they should be: ",
							String.join("; ", ClosingInWords.open(meeting)), ClosingInWords.whatToDo(meeting), closed)
					.strip(), true, false);
	}

	@Override
	public long version(Conference conference) {
		return this.meetings.version(conference.id());
	}

}

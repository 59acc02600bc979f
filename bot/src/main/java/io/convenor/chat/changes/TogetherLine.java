package io.convenor.chat.changes;

import java.util.List;
import java.util.stream.Collectors;

import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

import io.convenor.chat.overview.StatusLine;
import io.convenor.conference.Conference;
import io.convenor.conference.SharedMeeting;
import io.convenor.conference.SharedMeetings;

/** Says with which others a conference shares its meeting. */
@Component
@Order(5)
class TogetherLine implements StatusLine {

	private final SharedMeetings meetings;

	TogetherLine(SharedMeetings meetings) {
		this.meetings = meetings;
	}

	@Override
	public List<Line> about(Conference conference) {
		SharedMeeting meeting = this.meetings.of(conference);
		if (!meeting.isShared()) {
			return List.of();
		}
		String others = conference.heldWith().isPresent() ? "in the meeting of " + meeting.host().reference()
				: meeting.guests()
					.stream()
					.map((guest) -> guest.reference().value())
					.collect(Collectors.joining(" and ", "with ", ", in this meeting"));
		return List.of(new Line("Held together", others, false, false));
	}

	/** It changes only with the conference itself. */
	@Override
	public long version(Conference conference) {
		return 0;
	}

}

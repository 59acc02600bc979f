package io.convenor.chat.afterwards;

import java.util.List;

import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

import io.convenor.chat.overview.StatusLine;
import io.convenor.conference.Conference;
import io.convenor.outcomes.Afterwards;
import io.convenor.people.Staff;

/** Says of a conference that was held what is still to be done, and what was. */
@Component
@Order(90)
class AfterwardsLines implements StatusLine {

	private final Afterwards afterwards;

	private final Staff staff;

	AfterwardsLines(Afterwards afterwards, Staff staff) {
		this.afterwards = afterwards;
		this.staff = staff;
	}

	@Override
	public List<Line> about(Conference conference) {
		return this.afterwards.of(conference)
			.stream()
			.map((each) -> new Line(each.title(), AfterwardsInWords.of(each, conference, this.staff), each.open(),
					false))
			.toList();
	}

	@Override
	public long version(Conference conference) {
		return this.afterwards.version(conference);
	}

}

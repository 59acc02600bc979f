package io.convenor.chat.afterwards;

import java.util.List;

import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

import io.convenor.chat.overview.StatusLine;
import io.convenor.conference.Conference;
import io.convenor.conference.NeedToKnow;
import io.convenor.outcomes.Afterwards;

/** Says of a conference that was held what is still to be done, and what was. */
@Component
@Order(90)
class AfterwardsLines implements StatusLine {

	private final Afterwards afterwards;

	private final NeedToKnow needToKnow;

	AfterwardsLines(Afterwards afterwards, NeedToKnow needToKnow) {
		this.afterwards = afterwards;
		this.needToKnow = needToKnow;
	}

	@Override
	public List<Line> about(Conference conference) {
		return this.afterwards.of(conference)
			.stream()
			.map((each) -> new Line(each.title(), AfterwardsInWords.of(each, conference, this.needToKnow), each.open(),
					false))
			.toList();
	}

	@Override
	public long version(Conference conference) {
		return this.afterwards.version(conference);
	}

}

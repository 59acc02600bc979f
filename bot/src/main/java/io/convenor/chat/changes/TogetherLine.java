package io.convenor.chat.changes;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

import io.convenor.chat.overview.StatusLine;
import io.convenor.conference.Conference;
import io.convenor.conference.Conferences;
import io.convenor.conference.Reference;

/** Says with which others a conference shares its meeting. */
@Component
@Order(5)
class TogetherLine implements StatusLine {

	private final Conferences conferences;

	TogetherLine(Conferences conferences) {
		this.conferences = conferences;
	}

	@Override
	public List<Line> about(Conference conference) {
		String others = conference.heldWith()
			.map(this.conferences::get)
			.map((host) -> "in the meeting of " + host.reference())
			.or(() -> inItsMeeting(conference))
			.orElse("");
		return others.isEmpty() ? List.of() : List.of(new Line("Held together", others, false, false));
	}

	private Optional<String> inItsMeeting(Conference conference) {
		List<Conference> others = this.conferences.heldTogetherWith(conference.id());
		return others.isEmpty() ? Optional.empty() : Optional.of("with "
				+ others.stream().map(Conference::reference).map(Reference::value).collect(Collectors.joining(" and "))
				+ ", in this meeting");
	}

	/** It changes only with the conference itself. */
	@Override
	public long version(Conference conference) {
		return 0;
	}

}

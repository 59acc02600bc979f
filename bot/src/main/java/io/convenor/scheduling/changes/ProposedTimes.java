package io.convenor.scheduling.changes;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.springframework.stereotype.Component;

import io.convenor.conference.Conference;
import io.convenor.graph.Meetings.ProposedTime;
import io.convenor.scheduling.answers.Answers;
import io.convenor.scheduling.booking.LawfulDates;

/** The times that people proposed with their answers to an invitation. */
@Component
class ProposedTimes {

	private final Answers answers;

	private final LawfulDates lawful;

	ProposedTimes(Answers answers, LawfulDates lawful) {
		this.answers = answers;
		this.lawful = lawful;
	}

	/** Those that are still to come, the earliest first. */
	List<Changes.Proposal> of(Conference conference) {
		Map<LocalDateTime, List<String>> proposed = new TreeMap<>();
		LocalDate today = this.lawful.today();
		this.answers.of(conference).forEach((answer) -> {
			ProposedTime time = answer.proposed();
			if (time != null && time.start().toLocalDate().isAfter(today)
					&& !time.start().equals(conference.startsAt())) {
				proposed.computeIfAbsent(time.start(), (_) -> new ArrayList<>()).add(answer.invitee().described());
			}
		});
		return proposed.entrySet()
			.stream()
			.map((each) -> new Changes.Proposal(each.getKey(), each.getValue()))
			.toList();
	}

}

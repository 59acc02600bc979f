package io.convenor.chat.changes;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.springframework.stereotype.Component;

import io.convenor.chat.digest.DigestLine;
import io.convenor.conference.Conferences;
import io.convenor.scheduling.changes.CallsToMake;

/** Reminds a chair in the morning of the families who are to be rung. */
@Component
class CallsInDigest implements DigestLine {

	private final CallsToMake calls;

	private final Conferences conferences;

	CallsInDigest(CallsToMake calls, Conferences conferences) {
		this.calls = calls;
		this.conferences = conferences;
	}

	@Override
	public String heading() {
		return "Calls to make";
	}

	@Override
	public List<String> forChair(String chairId, LocalDate until) {
		Map<UUID, Integer> open = new LinkedHashMap<>();
		this.calls.openFor(chairId).forEach((call) -> open.merge(call.conference(), 1, Integer::sum));
		return open.entrySet()
			.stream()
			.map((each) -> "%s: %d of the family to be rung about a change. Type “calls %1$s” to tick them off."
				.formatted(this.conferences.get(each.getKey()).reference(), each.getValue()))
			.toList();
	}

}

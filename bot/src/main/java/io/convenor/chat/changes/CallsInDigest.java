package io.convenor.chat.changes;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.springframework.stereotype.Component;

import io.convenor.chat.digest.DigestLine;
import io.convenor.conference.Caseload;
import io.convenor.conference.Conference;
import io.convenor.delivery.PaperLetters;
import io.convenor.scheduling.changes.CallToMake;
import io.convenor.scheduling.changes.CallsToMake;

/**
 * Reminds a chair in the morning of the families who are to be rung, and of the letters
 * to print.
 */
@Component
class CallsInDigest implements DigestLine {

	private final CallsToMake calls;

	private final Caseload caseload;

	private final PaperLetters letters;

	CallsInDigest(CallsToMake calls, Caseload caseload, PaperLetters letters) {
		this.letters = letters;
		this.calls = calls;
		this.caseload = caseload;
	}

	@Override
	public String heading() {
		return "Calls to make";
	}

	@Override
	public List<String> forChair(String chairId, LocalDate until) {
		Map<UUID, List<CallToMake>> open = this.calls.openFor(chairId)
			.stream()
			.collect(Collectors.groupingBy(CallToMake::conference, LinkedHashMap::new, Collectors.toList()));
		Map<UUID, Integer> letters = this.letters.open();
		Set<UUID> about = new LinkedHashSet<>(open.keySet());
		about.addAll(letters.keySet());
		Map<UUID, Conference> own = this.caseload.among(about, chairId)
			.stream()
			.filter((conference) -> conference.chairId().equals(chairId))
			.collect(Collectors.toMap(Conference::id, Function.identity()));
		List<String> lines = new ArrayList<>();
		open.forEach((id, calls) -> Optional.ofNullable(own.get(id))
			.ifPresent((conference) -> lines.add(inWords(conference, calls))));
		letters.forEach((id, many) -> Optional.ofNullable(own.get(id))
			.ifPresent((conference) -> lines
				.add("%s: %s to be printed and posted. Type “calls %1$s” to open and tick them off."
					.formatted(conference.reference(), (many == 1) ? "1 letter" : many + " letters"))));
		return lines;
	}

	private static String inWords(Conference conference, List<CallToMake> calls) {
		String tried = calls.stream().flatMap((call) -> call.tried().stream()).collect(Collectors.joining(" "));
		return "%s: %d of the family to be rung. Type “calls %1$s” to tick them off.%s"
			.formatted(conference.reference(), calls.size(), tried.isEmpty() ? "" : " " + tried);
	}

}

package io.convenor.chat.changes;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.springframework.stereotype.Component;

import io.convenor.chat.digest.DigestLine;
import io.convenor.conference.Reference;
import io.convenor.scheduling.changes.StillToTell;
import io.convenor.scheduling.changes.StillToTell.Open;

/**
 * Reminds a chair in the morning of the families who are to be rung, and of the letters
 * to print.
 */
@Component
class CallsInDigest implements DigestLine {

	private final StillToTell stillToTell;

	CallsInDigest(StillToTell stillToTell) {
		this.stillToTell = stillToTell;
	}

	@Override
	public String heading() {
		return "Calls to make";
	}

	@Override
	public Points forChair(String chairId, LocalDate until) {
		List<Open> open = this.stillToTell.of(chairId);
		Map<Reference, List<Open>> calls = open.stream()
			.filter((each) -> !each.letter())
			.collect(Collectors.groupingBy(Open::reference, LinkedHashMap::new, Collectors.toList()));
		Map<Reference, Integer> letters = new LinkedHashMap<>();
		open.stream().filter(Open::letter).forEach((each) -> letters.merge(each.reference(), 1, Integer::sum));
		List<String> lines = new ArrayList<>();
		calls.forEach((reference, each) -> lines.add(inWords(reference, each)));
		letters.forEach((reference, many) -> lines
			.add("%s: %s to be printed and posted. Type “calls %1$s” to open and tick them off.".formatted(reference,
					(many == 1) ? "1 letter" : many + " letters")));
		return Points.of(lines);
	}

	private static String inWords(Reference reference, List<Open> calls) {
		String tried = calls.stream().flatMap((call) -> call.tried().stream()).collect(Collectors.joining(" "));
		return "%s: %d of the family to be rung. Type “calls %1$s” to tick them off.%s".formatted(reference,
				calls.size(), tried.isEmpty() ? "" : " " + tried);
	}

}

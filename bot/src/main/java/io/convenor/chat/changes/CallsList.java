package io.convenor.chat.changes;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

import io.convenor.chat.Arguments;
import io.convenor.chat.Audience;
import io.convenor.chat.Command;
import io.convenor.chat.Reply;
import io.convenor.chat.Turn;
import io.convenor.chat.cards.Button;
import io.convenor.chat.cards.Card;
import io.convenor.chat.digest.DigestLine;
import io.convenor.conference.Caseload;
import io.convenor.conference.Conference;
import io.convenor.conference.Reference;
import io.convenor.drafts.Refused;
import io.convenor.scheduling.changes.StillToTell;
import io.convenor.scheduling.changes.StillToTell.Open;

/**
 * Lists the calls to families that somebody still has to make and the letters to print:
 * by typing, and in a chair's morning.
 */
@Configuration(proxyBeanMethods = false)
class CallsList implements DigestLine {

	private static final int SHOWN = 20;

	private final Caseload caseload;

	private final StillToTell stillToTell;

	CallsList(StillToTell stillToTell, Caseload caseload) {
		this.stillToTell = stillToTell;
		this.caseload = caseload;
	}

	@Bean
	@Order(34)
	Command typingCalls() {
		return Command.named("calls", "List the families to be rung and the letters to be printed, and tick them off")
			.by(Audience.STAFF)
			.inPrivate()
			.onlyReads()
			.does(this::typed);
	}

	private Reply typed(Turn turn, Arguments arguments) {
		Optional<Reference> reference = Reference.in(arguments.text());
		if (reference.isPresent()) {
			return this.caseload.find(reference.get(), turn.who().objectId())
				.<Reply>map((conference) -> CallsCard.show(conference.id()))
				.orElseThrow(() -> new Refused("There is no conference " + reference.get()
						+ " among those you look after. Type calls to see the calls to make."));
		}
		List<Open> all = this.stillToTell.all();
		Map<UUID, Reference> known = this.caseload
			.among(all.stream().map(Open::conference).collect(Collectors.toSet()), turn.who().objectId())
			.stream()
			.collect(Collectors.toMap(Conference::id, Conference::reference));
		List<Open> theirs = all.stream().filter((each) -> known.containsKey(each.conference())).toList();
		if (theirs.isEmpty()) {
			return Reply.text("There is no call to make.");
		}
		List<Open> calls = theirs.stream().filter((each) -> !each.letter()).toList();
		Map<UUID, Integer> open = new LinkedHashMap<>();
		Stream.concat(calls.stream(), theirs.stream().filter(Open::letter))
			.forEach((each) -> open.merge(each.conference(), 1, Integer::sum));
		int letters = theirs.size() - calls.size();
		Card.Builder card = Card.saying("Calls to make")
			.heading("Calls to make: " + calls.size() + ((letters > 0) ? ", letters to print: " + letters : ""))
			.text("Families whose arrangements change are told by letter and by telephone. Who has no email gets every "
					+ "letter on paper.");
		calls.stream()
			.flatMap((call) -> call.tried().map((tried) -> call.reference() + ": " + tried).stream())
			.limit(SHOWN)
			.forEach(card::note);
		open.entrySet()
			.stream()
			.limit(SHOWN)
			.forEach((each) -> card.section((section) -> section
				.button(Button.press(CallsCard.SHOW, known.get(each.getKey()) + " (" + each.getValue() + ")")
					.with("conference", each.getKey().toString()))));
		if (open.size() > SHOWN) {
			card.note("And for " + (open.size() - SHOWN) + " more conferences, when these are done.");
		}
		return Reply.show(card.build());
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

package io.convenor.outcomes;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import io.convenor.conference.AssessedRisk;
import io.convenor.timescales.Dates;

/**
 * A log of conversations as its case note tells it.
 *
 * @param documents what was read, and when
 * @param notSpokenTo everybody on the list who was not, with the reason
 */
record CaseNote(List<Line> documents, List<Talk> conversations, List<Line> notSpokenTo, List<Line> areas,
		String minutes) {

	static CaseNote of(Checklist checklist) {
		ConversationLog log = checklist.log();
		return new CaseNote(
				log.documents()
					.stream()
					.map((read) -> new Line(read.title(),
							"read on " + Dates.inWords(read.readAt().atZone(Dates.LONDON).toLocalDate())))
					.toList(),
				log.conversations().stream().map((each) -> talk(checklist, each)).toList(),
				checklist.people()
					.stream()
					.filter((person) -> !log.spokenTo(person.id()))
					.map((person) -> new Line(person.described(), log.reason(person.id()).orElse("no reason recorded")))
					.toList(),
				checklist.areas()
					.stream()
					.map((area) -> new Line(area.heading(), log.words(area).orElse(nothing(area))))
					.toList(),
				log.minutes().orElse(""));
	}

	private static Talk talk(Checklist checklist, ConversationLog.Conversation each) {
		String corrected = switch (each.corrections()) {
			case 0 -> "";
			case 1 -> "Corrected once since; what it said before is kept.";
			default -> "Corrected %d times since; what it said before is kept.".formatted(each.corrections());
		};
		return new Talk(Dates.inWords(each.heldOn()), checklist.whom(each), each.means().label(), each.said(),
				each.rationale(), corrected, risks(checklist, each));
	}

	/** What was known of the risk when people were seen in person, a line for each. */
	private static List<Line> risks(Checklist checklist, ConversationLog.Conversation each) {
		if (each.means() != Means.IN_PERSON) {
			return List.of();
		}
		List<Line> lines = new ArrayList<>();
		each.people()
			.stream()
			.map(ConversationLog.Person::person)
			.forEach((person) -> checklist.risks()
				.of(person, each.heldOn())
				.ifPresent((risk) -> lines.add(new Line(checklist.described(person), assessed(risk)))));
		Optional.ofNullable(each.unassessedBecause())
			.filter((_) -> !checklist.missedFor(each).isEmpty())
			.ifPresent((because) -> lines.add(new Line(String.join("; ", checklist.seenUnassessed(each)),
					"no assessment had allowed it, because: " + because)));
		return lines;
	}

	private static String assessed(AssessedRisk risk) {
		String measures = Optional.ofNullable(risk.measures()).map((each) -> ". Measures: " + each).orElse("");
		return risk.inWords() + measures + ". " + risk.link();
	}

	private static String nothing(ReviewArea area) {
		return area.optional() ? "Does not apply." : "Nothing recorded.";
	}

	/** Something with what there is to say about it. */
	public record Line(String what, String words) {
	}

	/**
	 * One conversation.
	 *
	 * @param risks what was known of the risk of seeing people in person
	 */
	public record Talk(String when, String who, String how, String said, String rationale, String corrected,
			List<Line> risks) {
	}

}

package io.convenor.conference.readers;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

import org.springframework.util.StringUtils;

import io.convenor.conference.readers.Choice.What;
import io.convenor.conference.readers.Passage.Standing;

/** A text as one reader may have it, part by part. */
public record Reading(List<Passage> passages) {

	public Reading {
		passages = List.copyOf(passages);
	}

	/**
	 * What the reader reads: nothing that is held back, and nothing that somebody still
	 * has to decide about. Empty where nothing is left.
	 */
	public String text() {
		return joined(Passage::isRead);
	}

	/** What the reader would read if all that is still to be decided stood as it is. */
	public String proposed() {
		return joined((passage) -> passage.standing() != Standing.HELD);
	}

	/** What is held back. */
	public List<Passage> held() {
		return passages(Standing.HELD);
	}

	/** What somebody has to decide about. */
	public List<Passage> undecided() {
		return passages(Standing.SUSPECTED);
	}

	/** Whether the reader reads every word. */
	public boolean isWhole() {
		return this.passages.stream().allMatch((each) -> each.standing() == Standing.STANDS);
	}

	/** The same text after what was decided about parts of it. */
	public Reading after(Function<String, Optional<Choice>> decided) {
		return new Reading(this.passages.stream()
			.map((each) -> decided.apply(each.said()).map((choice) -> after(each, choice)).orElse(each))
			.toList());
	}

	private static Passage after(Passage passage, Choice choice) {
		if (passage.standing() != Standing.HELD && passage.standing() != Standing.SUSPECTED) {
			return passage;
		}
		if (choice.what() == What.REWORDED) {
			return passage.be(Standing.REPLACED, choice.words());
		}
		boolean stands = choice.what() == What.STANDS && passage.mayStand();
		return passage.be(stands ? Standing.STANDS : Standing.HELD, passage.reads());
	}

	private List<Passage> passages(Standing standing) {
		return this.passages.stream().filter((each) -> each.standing() == standing).toList();
	}

	/** A part that begins a text begins with a capital, whatever stood before it. */
	private String joined(Predicate<Passage> read) {
		StringBuilder text = new StringBuilder();
		String joint = "";
		boolean gap = false;
		for (Passage passage : this.passages) {
			if (!read.test(passage)) {
				gap = true;
				continue;
			}
			text.append(joint)
				.append((gap && begins(text, joint)) ? StringUtils.capitalize(passage.reads()) : passage.reads());
			joint = passage.joint();
			gap = false;
		}
		return gap ? text.toString() : text.append(joint).toString();
	}

	private static boolean begins(StringBuilder text, String joint) {
		String before = (text + joint).stripTrailing();
		return before.isEmpty() || ".!?\n".indexOf(before.charAt(before.length() - 1)) >= 0;
	}

}

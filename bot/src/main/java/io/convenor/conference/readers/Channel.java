package io.convenor.conference.readers;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import io.convenor.conference.Child;
import io.convenor.conference.Invitee;

/**
 * Whoever reads a channel: roles stand in the place of names, and nothing leads to a
 * family.
 */
final class Channel implements Reader {

	private final Readership readership;

	Channel(Readership readership) {
		this.readership = readership;
	}

	@Override
	public Reading reads(String text, @Nullable UUID owner) {
		List<Judged> judged = new ArrayList<>();
		Folded folded = Folded.of(text);
		for (Pattern reference : this.readership.caseReferences()) {
			Matcher found = reference.matcher(folded.text());
			while (found.find()) {
				judged.add(Judged.replaced(Found.of(folded.start(found), folded.end(found), Why.CASE_REFERENCE,
						"[case reference left out]")));
			}
		}
		this.readership.foundIn(text).forEach((found) -> judge(found, judged));
		Categories.in(text).forEach((found) -> judge(found, judged));
		Strangers.in(text, this.readership.familiar())
			.stream()
			.filter((found) -> judged.stream().noneMatch((each) -> each.found().touches(found.start(), found.end())))
			.map(Judged::suspected)
			.toList()
			.forEach(judged::add);
		return new Reading(begun(Judged.passages(text, judged)));
	}

	private static List<Passage> begun(List<Passage> passages) {
		Passage first = passages.getFirst();
		List<Passage> all = new ArrayList<>(passages);
		all.set(0, (first.standing() == Passage.Standing.REPLACED)
				? first.be(first.standing(), Judged.capitalised(first.reads())) : first);
		return all;
	}

	private static void judge(Found found, List<Judged> judged) {
		switch (found.why()) {
			case NAME, INITIALS, CASE_REFERENCE, EMAIL, TELEPHONE, NHS_NUMBER, BIRTH, POSTCODE, ADDRESS, CATEGORY ->
				judged.add(Judged.replaced(found));
			case PLACE, NAMED_PLACE, LIKE_A_CATEGORY, LIKE_A_NAME, LIKE_INITIALS, LIKE_A_NUMBER, LIKE_A_BIRTH,
					LIKE_AN_ADDRESS ->
				judged.add(Judged.suspected(found));
			case ROLE, WHEREABOUTS, FOLLOWS -> {
			}
		}
	}

	@Override
	public String calls(Invitee somebody) {
		return somebody.role().label();
	}

	@Override
	public Optional<String> names(Child child) {
		return Optional.empty();
	}

}

package io.convenor.scheduling.invitations;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import io.convenor.conference.Conference;
import io.convenor.conference.Invitee;
import io.convenor.conference.Separation;
import io.convenor.conference.Separations;
import io.convenor.conference.Separations.Part;

/**
 * What one person is told of others: who comes for them, and to the chair, who lets
 * people in, who takes part apart.
 *
 * @param helpers who comes for the reader, by what they do for them
 * @param apart who takes part apart and how; for the chair alone
 */
record Around(List<String> helpers, List<String> apart) {

	Around {
		helpers = List.copyOf(helpers);
		apart = List.copyOf(apart);
	}

	static Around of(Conference conference, Invitee invitee, Separations separations) {
		return new Around(helpers(conference, invitee),
				(ReadsAs.of(invitee) == ReadsAs.CHAIR) ? apart(conference, separations) : List.of());
	}

	private static List<String> helpers(Conference conference, Invitee invitee) {
		return conference.invitees()
			.stream()
			.filter((each) -> invitee.id().equals(each.forWhom()))
			.flatMap((each) -> switch (each.role()) {
				case INTERPRETER -> Stream.of((each.language() != null)
						? "an interpreter for you, who speaks " + each.language() : "an interpreter for you");
				case ADVOCATE -> Stream.of("an advocate for you, who helps you to say what you want");
				default -> Stream.empty();
			})
			.toList();
	}

	/**
	 * How who comes for the reader differs from what they were told.
	 * @param before what they were told; null where nobody looked
	 */
	Helpers since(@Nullable Around before) {
		List<String> told = (before != null) ? before.helpers : this.helpers;
		List<String> come = without(this.helpers, told);
		return new Helpers(come, without(told, this.helpers).stream().map(Around::beginning).toList(),
				without(this.helpers, come).stream().map(Around::inTheMiddle).toList());
	}

	private static List<String> without(List<String> some, List<String> others) {
		List<String> left = new ArrayList<>(some);
		others.forEach(left::remove);
		return left;
	}

	private static String beginning(String helper) {
		return helper.substring(0, 1).toUpperCase(Locale.UK) + inTheMiddle(helper).substring(1);
	}

	/** What is said of them ends with a comma before the sentence goes on. */
	private static String inTheMiddle(String helper) {
		return helper.contains(",") ? helper + "," : helper;
	}

	private static List<String> apart(Conference conference, Separations separations) {
		List<Separation> all = separations.of(conference.id()).stream().filter(Separation::takesPart).toList();
		return all.stream()
			.flatMap((each) -> conference.invitee(each.invitee())
				.map((invitee) -> invitee.described() + with(conference, invitee, all) + ": "
						+ OwnInvitations.inWords(conference, Part.of(each)))
				.stream())
			.toList();
	}

	/**
	 * Who comes for them is let in with them, unless something else holds for that one.
	 */
	private static String with(Conference conference, Invitee invitee, List<Separation> all) {
		return conference.invitees()
			.stream()
			.filter((each) -> invitee.id().equals(each.forWhom())
					&& all.stream().noneMatch((other) -> other.invitee().equals(each.id())))
			.map((each) -> ", with " + each.described())
			.collect(Collectors.joining());
	}

	/**
	 * Who comes for somebody, beside what they were told.
	 *
	 * @param come who comes now, too
	 * @param gone who does not come any more, as a sentence begins
	 * @param still who comes as before, in the middle of a sentence
	 */
	record Helpers(List<String> come, List<String> gone, List<String> still) {

		Helpers {
			come = List.copyOf(come);
			gone = List.copyOf(gone);
			still = List.copyOf(still);
		}

	}

}

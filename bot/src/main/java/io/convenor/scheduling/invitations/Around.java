package io.convenor.scheduling.invitations;

import java.util.List;
import java.util.stream.Stream;

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

	private static List<String> apart(Conference conference, Separations separations) {
		return separations.of(conference.id())
			.stream()
			.filter(Separation::takesPart)
			.flatMap((each) -> conference.invitee(each.invitee())
				.map((invitee) -> invitee.described() + ": " + OwnInvitations.inWords(conference, Part.of(each)))
				.stream())
			.toList();
	}

}

package io.convenor.chat.outcome;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import io.convenor.chat.cards.Button;
import io.convenor.chat.cards.Card;
import io.convenor.chat.cards.CardTooLarge;
import io.convenor.conference.Conference;
import io.convenor.conference.Invitee;
import io.convenor.outcomes.Outcome;
import io.convenor.outcomes.Summary;

/** Exactly what will be posted, and to whom mail goes, before anything does. */
final class OutcomePreview {

	private OutcomePreview() {
	}

	static Card card(Outcome outcome, Conference conference, Optional<Summary> summary, List<String> leftOut) {
		try {
			return card(outcome, conference, summary, leftOut, Invitee::described);
		}
		catch (CardTooLarge ex) {
			return card(outcome, conference, summary, leftOut, (invitee) -> invitee.role().label());
		}
	}

	private static Card card(Outcome outcome, Conference conference, Optional<Summary> summary, List<String> leftOut,
			Function<Invitee, String> shown) {
		Card.Builder card = OutcomeForm.begin(conference, Outcome.Page.PREVIEW, "read what goes out, then approve");
		summary
			.ifPresentOrElse((words) -> card.text("This is what will be posted in the outcomes channel, in your name:")
				.panel((panel) -> SummaryCard.write(panel, words))
				.note("Below it goes a link to the full record, which only those who may open the library can follow.")
				.text("I put roles in the place of the names I know, and left out addresses, numbers and the category. "
						+ "I cannot know the name of somebody who was not invited, such as a child: please make sure "
						+ "that no name is left."),
					() -> card.text("Nothing is posted in a channel or put in the library: what an allegations meeting "
							+ "decided stays with those who are told."));
		List<Invitee> told = outcome.recipients().stream().flatMap((id) -> conference.invitee(id).stream()).toList();
		if (told.isEmpty()) {
			card.warning("Nobody is told by mail. Go back if somebody should be.");
		}
		else {
			card.text("The outcome and plan, with the decision in full, go by mail to each of these alone:");
			told.forEach((invitee) -> card.point(shown.apply(invitee)));
			leftOut.forEach((sentence) -> card.warning(Card.shortened(sentence, 300)));
		}
		return card.note("After you approve, nothing of this can be changed.")
			.button(Button.press(OutcomeButtons.APPROVE, "Approve").primary())
			.button(OutcomeForm.turnTo(Outcome.Page.RECIPIENTS, "Back"))
			.build();
	}

}

package io.convenor.chat;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import io.convenor.audit.AuditTrail;
import io.convenor.conference.Conference;
import io.convenor.conference.Reference;

/** Writes down who was shown what, and who was refused: one line for each. */
@Component
public class Witness {

	private final AuditTrail audit;

	Witness(AuditTrail audit) {
		this.audit = audit;
	}

	/** Somebody is shown a card about a conference. */
	public void saw(String who, String kind, ShownTo shownTo) {
		conferences(shownTo)
			.forEach((each) -> this.audit.record(who, AuditTrail.SAW, each.id(), each.reference().value(), kind));
	}

	/** Somebody is not shown a card any more. */
	public void refused(String who, String kind, ShownTo shownTo) {
		conferences(shownTo)
			.forEach((each) -> this.audit.record(who, AuditTrail.REFUSED, each.id(), each.reference().value(), kind));
	}

	/** Somebody who typed this was shown something that nobody keeps up to date. */
	void saw(Turn turn, String command) {
		this.audit.record(turn.who().objectId(), AuditTrail.SAW, null, typed(turn), command);
	}

	/**
	 * Somebody who typed this was refused: whether there is such a conference makes no
	 * difference to what is written, or to what the database is asked.
	 */
	void refused(Turn turn, String command) {
		this.audit.record(turn.who().objectId(), AuditTrail.REFUSED, null, typed(turn), command);
	}

	/** Somebody who pressed a button was refused. */
	void refused(Turn turn, String verb, Press press) {
		this.audit.record(turn.who().objectId(), AuditTrail.REFUSED, subject(press.card()),
				carried(press).map(Reference::value).orElse(null), verb);
	}

	private static @Nullable String typed(Turn turn) {
		return Reference.in(turn.text()).map(Reference::value).orElse(null);
	}

	private static Optional<Reference> carried(Press press) {
		return press.carried("reference").flatMap(Reference::in);
	}

	/** What the card is about, by our own table. */
	private static @Nullable UUID subject(Press.@Nullable Seen card) {
		if (card == null) {
			return null;
		}
		try {
			return UUID.fromString(card.subject().split("[/ ]", 2)[0]);
		}
		catch (IllegalArgumentException ex) {
			return null;
		}
	}

	private static List<Conference> conferences(ShownTo shownTo) {
		return switch (shownTo) {
			case ShownTo.Knowing knowing -> knowing.conferences();
			case ShownTo.KnowingThatItExists exists -> List.of(exists.conference());
			case ShownTo.ItsChair own -> List.of(own.conference());
			case ShownTo.One _, ShownTo.LookingAfter _, ShownTo.Custodians _, ShownTo.All _ -> List.of();
		};
	}

}

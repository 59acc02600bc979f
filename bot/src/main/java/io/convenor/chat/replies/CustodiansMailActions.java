package io.convenor.chat.replies;

import java.util.UUID;

import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Component;

import io.convenor.chat.Audience;
import io.convenor.chat.Buttons;
import io.convenor.chat.CardButtons;
import io.convenor.chat.Press;
import io.convenor.chat.Reply;
import io.convenor.chat.Turn;
import io.convenor.conference.Reference;
import io.convenor.drafts.Refused;
import io.convenor.reports.CustodiansMail;
import io.convenor.reports.QueuedMail;

/**
 * What custodians can do about mail in their own mailbox; the room asks again who they
 * are.
 */
@Component
class CustodiansMailActions implements CardButtons {

	static final String OPEN = "custodians-mail.open";

	static final String SETTLE = "custodians-mail.settle";

	static final String PUT_BACK = "custodians-mail.put-back";

	static final String HAND_ON = "custodians-mail.hand-on";

	private final CustodiansMail mails;

	CustodiansMailActions(CustodiansMail mails) {
		this.mails = mails;
	}

	@Override
	public Buttons buttons() {
		return Buttons.of(Audience.CUSTODIANS)
			.onNewest(OPEN, whileItWaits(this::open))
			.onNewest(SETTLE, whileItWaits(this::settle))
			.onNewest(PUT_BACK, whileItWaits(this::putBack))
			.onNewest(HAND_ON, whileItWaits(this::handOn));
	}

	private Reply open(Turn turn, Press press) {
		UUID mail = press.carriedId("mail").orElseThrow(CustodiansMailActions::gone);
		return this.mails.find(turn.who().objectId(), mail)
			.map((_) -> shown(mail))
			.orElseThrow(CustodiansMailActions::gone);
	}

	private Reply settle(Turn turn, Press press) {
		QueuedMail mail = meant(turn, press);
		this.mails.handled(turn.who().objectId(), mail.id(), mail.version());
		return shown(mail.id()).saying("Settled. Press “Open it again” if that was a mistake.");
	}

	private Reply putBack(Turn turn, Press press) {
		UUID mail = subject(press);
		this.mails.putBack(turn.who().objectId(), mail, this.mails.version(mail));
		return shown(mail);
	}

	private Reply handOn(Turn turn, Press press) {
		QueuedMail mail = meant(turn, press);
		Reference to = press.answers()
			.text(CustodiansMailCard.REFERENCE, 20)
			.flatMap(Reference::in)
			.orElseThrow(() -> new Refused(CustodiansMailCard.REFERENCE,
					"I see no reference there. Please write it like this: CP-7F3K."));
		if (!this.mails.handOn(turn.who().objectId(), mail.id(), mail.version(), to)) {
			throw new Refused(CustodiansMailCard.REFERENCE, "I know no meeting " + to + " that stays with your group"
					+ ". Look at the reference again; what belongs to somebody else, forward from the mailbox.");
		}
		return shown(mail.id()).saying("Whoever runs " + to + " has it now, with its text.");
	}

	private QueuedMail meant(Turn turn, Press press) {
		return this.mails.find(turn.who().objectId(), subject(press)).orElseThrow(CustodiansMailActions::gone);
	}

	private UUID subject(Press press) {
		return press.id(CustodiansMailCard.KIND).orElseThrow(CustodiansMailActions::gone);
	}

	private static Refused gone() {
		return new Refused("Somebody has dealt with that email already. Type replies to see what still waits.");
	}

	private static Reply.Live shown(UUID mail) {
		return Reply.live(CustodiansMailCard.KIND, mail.toString());
	}

	private static Buttons.Step whileItWaits(Buttons.Step step) {
		return (turn, press) -> {
			try {
				return step.take(turn, press);
			}
			catch (OptimisticLockingFailureException ex) {
				throw gone();
			}
		};
	}

}

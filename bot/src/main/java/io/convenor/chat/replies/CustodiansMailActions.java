package io.convenor.chat.replies;

import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.security.access.AccessDeniedException;

import io.convenor.chat.Audience;
import io.convenor.chat.CardAction;
import io.convenor.chat.NotPossible;
import io.convenor.chat.Press;
import io.convenor.chat.Reply;
import io.convenor.chat.Turn;
import io.convenor.chat.cards.Answers;
import io.convenor.conference.Reference;
import io.convenor.reports.CustodiansMail;
import io.convenor.reports.QueuedMail;

/**
 * What custodians can do about mail in their own mailbox; the room asks again who they
 * are.
 */
@Configuration(proxyBeanMethods = false)
class CustodiansMailActions {

	static final String OPEN = "custodians-mail.open";

	static final String SETTLE = "custodians-mail.settle";

	static final String PUT_BACK = "custodians-mail.put-back";

	static final String HAND_ON = "custodians-mail.hand-on";

	private final CustodiansMail mails;

	CustodiansMailActions(CustodiansMail mails) {
		this.mails = mails;
	}

	@Bean
	CardAction openCustodiansMail() {
		return on(OPEN, (turn, press) -> {
			UUID mail = press.carried("mail").flatMap(CustodiansMailActions::uuid).orElseThrow(this::gone);
			this.mails.find(turn.who().objectId(), mail).orElseThrow(this::gone);
			return shown(mail);
		});
	}

	@Bean
	CardAction settleCustodiansMail() {
		return on(SETTLE, (turn, press) -> {
			QueuedMail mail = meant(turn, press);
			this.mails.handled(turn.who().objectId(), mail.id(), mail.version());
			return shown(mail.id()).saying("Settled. Press “Open it again” if that was a mistake.");
		});
	}

	@Bean
	CardAction putCustodiansMailBack() {
		return on(PUT_BACK, (turn, press) -> {
			UUID mail = subject(press);
			this.mails.putBack(turn.who().objectId(), mail, this.mails.version(mail));
			return shown(mail);
		});
	}

	@Bean
	CardAction handCustodiansMailOn() {
		return on(HAND_ON, (turn, press) -> {
			QueuedMail mail = meant(turn, press);
			Answers form = press.answers();
			Optional<Reference> to = form.text(CustodiansMailCard.REFERENCE, 20).flatMap(Reference::in);
			if (to.isEmpty()) {
				form.refuse(CustodiansMailCard.REFERENCE,
						"I see no reference there. Please write it like this: CP-7F3K.");
				return shown(mail.id()).keeping(form);
			}
			if (!this.mails.handOn(turn.who().objectId(), mail.id(), mail.version(), to.get())) {
				form.refuse(CustodiansMailCard.REFERENCE, "I know no meeting " + to.get()
						+ " that stays with your group"
						+ ". Look at the reference again; what belongs to somebody else, forward from the mailbox.");
				return shown(mail.id()).keeping(form);
			}
			return shown(mail.id()).saying("Whoever runs " + to.get() + " has it now, with its text.");
		});
	}

	private QueuedMail meant(Turn turn, Press press) {
		return this.mails.find(turn.who().objectId(), subject(press)).orElseThrow(this::gone);
	}

	private UUID subject(Press press) {
		return press.subject(CustodiansMailCard.KIND).map(UUID::fromString).orElseThrow(this::gone);
	}

	private NotPossible gone() {
		return new NotPossible("Somebody has dealt with that email already. Type replies to see what still waits.");
	}

	private static Reply.Live shown(UUID mail) {
		return Reply.live(CustodiansMailCard.KIND, mail.toString());
	}

	private CardAction on(String verb, BiFunction<Turn, Press, Reply> what) {
		return CardAction.of(verb, Audience.CUSTODIANS, (turn, press) -> {
			try {
				return what.apply(turn, press);
			}
			catch (OptimisticLockingFailureException ex) {
				throw gone();
			}
			catch (AccessDeniedException ex) {
				throw new NotPossible("That is for the custodians of its group. Nothing was done.");
			}
		});
	}

	private static Optional<UUID> uuid(String text) {
		try {
			return Optional.of(UUID.fromString(text));
		}
		catch (IllegalArgumentException ex) {
			return Optional.empty();
		}
	}

}

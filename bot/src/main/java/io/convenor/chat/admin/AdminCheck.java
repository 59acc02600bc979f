package io.convenor.chat.admin;

import java.util.List;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import io.convenor.chat.Audience;
import io.convenor.chat.Buttons;
import io.convenor.chat.CardButtons;
import io.convenor.chat.Command;
import io.convenor.chat.Reply;
import io.convenor.chat.Turn;
import io.convenor.chat.cards.Button;
import io.convenor.chat.cards.Card;
import io.convenor.conference.NeedToKnow;
import io.convenor.drafts.Refused;
import io.convenor.reports.Inbox;

/** Says in plain words whether each thing the bot depends on works. */
@Configuration(proxyBeanMethods = false)
class AdminCheck implements CardButtons {

	static final String CHECK = "admin.check";

	private final EveryCheck checks;

	private final Examination examination;

	private final Inbox inbox;

	private final NeedToKnow needToKnow;

	AdminCheck(EveryCheck checks, Examination examination, Inbox inbox, NeedToKnow needToKnow) {
		this.checks = checks;
		this.examination = examination;
		this.inbox = inbox;
		this.needToKnow = needToKnow;
	}

	@Bean
	Command typingAdminCheck() {
		return Command.named("admin check", "See whether everything I depend on works")
			.by(Audience.ADMINISTRATORS)
			.inPrivate()
			.does((turn, _) -> look(turn));
	}

	@Override
	public Buttons buttons() {
		return Buttons.of(Audience.ADMINISTRATORS).onAnyVersion(CHECK, (turn, _) -> look(turn));
	}

	private Reply look(Turn turn) {
		if (!this.needToKnow.isAdministrator(turn.who().objectId())) {
			throw new Refused("“admin check” is for the administration team. Nothing was done.");
		}
		return Reply.show(card(this.examination.look(this.checks.all(this.inbox.now()))));
	}

	private static Card card(List<Finding> findings) {
		Card.Builder card = inAWord(findings);
		findings.stream().filter((each) -> each.status() != Finding.Status.OK).forEach((each) -> write(card, each));
		if (count(findings, Finding.Status.OK) > 0) {
			card.section((section) -> {
				section.heading("What works");
				findings.stream()
					.filter((each) -> each.status() == Finding.Status.OK)
					.forEach((each) -> section.fact(each.what(), each.words() + "."));
			});
		}
		return card.button(Button.press(CHECK, "Check again")).build();
	}

	private static void write(Card.Builder card, Finding finding) {
		String line = finding.status().word() + ". " + finding.what();
		if (finding.status() == Finding.Status.NOT_WORKING) {
			card.warning(line + ": " + finding.words() + ".");
		}
		else {
			card.fact(line, finding.words() + ".");
		}
		if (finding.next() != null) {
			card.note(finding.next());
		}
	}

	private static Card.Builder inAWord(List<Finding> findings) {
		int broken = count(findings, Finding.Status.NOT_WORKING);
		int asking = count(findings, Finding.Status.STILL_ASKING);
		int unsure = count(findings, Finding.Status.NOT_SURE);
		if (broken > 0) {
			return (broken == 1) ? Card.titled("1 thing does not work") : Card.titled("%s things do not work", broken);
		}
		if (asking > 0) {
			return (asking == 1) ? Card.titled("I am still asking about 1 thing")
					: Card.titled("I am still asking about %s things", asking);
		}
		return (unsure > 0) ? Card.titled("Everything I could make sure of works") : Card.titled("Everything works");
	}

	private static int count(List<Finding> findings, Finding.Status status) {
		return (int) findings.stream().filter((each) -> each.status() == status).count();
	}

}

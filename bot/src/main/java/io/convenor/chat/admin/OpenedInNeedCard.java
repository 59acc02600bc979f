package io.convenor.chat.admin;

import java.time.Clock;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.thymeleaf.context.Context;

import io.convenor.chat.Arguments;
import io.convenor.chat.Audience;
import io.convenor.chat.CardView;
import io.convenor.chat.Command;
import io.convenor.chat.Reply;
import io.convenor.chat.ShownTo;
import io.convenor.chat.Turn;
import io.convenor.chat.cards.Card;
import io.convenor.chat.overview.ConferenceCard;
import io.convenor.chat.teams.CardScreen;
import io.convenor.conference.Conference;
import io.convenor.conference.Conferences;
import io.convenor.conference.InNeedOpened;
import io.convenor.conference.Kind;
import io.convenor.conference.LetterTexts;
import io.convenor.conference.NeedToKnow;
import io.convenor.conference.Offices;
import io.convenor.conference.OpeningInNeed;
import io.convenor.conference.Reference;
import io.convenor.delivery.Deliveries;
import io.convenor.delivery.IndividualMail;
import io.convenor.delivery.Parcel;
import io.convenor.drafts.Refused;
import io.convenor.timescales.Dates;

/**
 * Lets an administrator open a meeting in need that stays with a group, and tells its
 * custodians who did and why: each in their chat, and all of them by a mail to their own
 * mailbox.
 */
@Configuration(proxyBeanMethods = false)
class OpenedInNeedCard implements CardView {

	private static final String KIND = "opened-in-need";

	private static final int SHORTEST_REASON = 15;

	private static final int LONGEST_REASON = 500;

	private final OpeningInNeed opening;

	private final Conferences conferences;

	private final NeedToKnow needToKnow;

	private final Offices offices;

	private final LetterTexts texts;

	private final CardScreen screen;

	private final Deliveries deliveries;

	private final Clock clock;

	OpenedInNeedCard(OpeningInNeed opening, Conferences conferences, NeedToKnow needToKnow, Offices offices,
			LetterTexts texts, CardScreen screen, Deliveries deliveries, Clock clock) {
		this.opening = opening;
		this.conferences = conferences;
		this.needToKnow = needToKnow;
		this.offices = offices;
		this.texts = texts;
		this.screen = screen;
		this.deliveries = deliveries;
		this.clock = clock;
	}

	@Bean
	@Order(200)
	Command typingAdminOpen() {
		return Command.named("admin open",
				"Open a meeting that stays with its group, such as one about allegations, in an emergency, when none of its custodians can; they are told")
			.takes("CP-7F3KM and why")
			.by(Audience.ADMINISTRATORS)
			.inPrivate()
			.does(this::open);
	}

	private Reply open(Turn turn, Arguments arguments) {
		Reference reference = Reference.in(arguments.text())
			.orElseThrow(() -> new Refused("I see no reference there. Write it like this: admin open CP-7F3KM "
					+ "the chair is ill and neither custodian can be reached."));
		String reason = Reference.without(arguments.text()).strip();
		if (reason.length() < SHORTEST_REASON || reason.length() > LONGEST_REASON) {
			throw new Refused("Say in a sentence why it has to be you and now, after the reference. The custodians "
					+ "read it. Nothing was opened.");
		}
		if (this.offices.ofTheCustodians().findAny().isEmpty()) {
			throw new Refused("There is no group here whose custodians could be told. Nothing was opened.");
		}
		return this.opening.open(reference, turn.who().objectId(), turn.who().name(), reason)
			.<Reply>map((conference) -> Reply.live(ConferenceCard.KIND, conference.id().toString())
				.saying("Open to you until %s. The custodians have been told, with your reason, and it is written down."
					.formatted(Dates.inWords(this.clock.instant().plus(OpeningInNeed.OPEN_FOR)))))
			.orElseThrow(() -> new Refused("I know no meeting that stays with a group with the reference " + reference
					+ ". That you asked is written down."));
	}

	@Override
	public String kind() {
		return KIND;
	}

	@Override
	public Optional<View> of(String subject) {
		return this.opening.find(UUID.fromString(subject))
			.map((opening) -> view(opening, this.conferences.get(opening.conference())));
	}

	private static View view(OpeningInNeed.Opening opening, Conference conference) {
		return new View(card(opening, conference.reference()), 1,
				ShownTo.custodiansOf(Optional.ofNullable(conference.kind().group())));
	}

	private static Card card(OpeningInNeed.Opening opening, Reference reference) {
		return Card.titled("An administrator opened %s", reference)
			.fact("Who", opening.who())
			.fact("When", Dates.inWords(opening.at()))
			.fact("Why", opening.reason())
			.fact("Open to them until", Dates.inWords(opening.until()))
			.text("If that was not right, tell your information security team. Type “audit %s” to see what they looked "
				.formatted(reference) + "at and did.")
			.build();
	}

	/** Runs in the transaction that opened it. */
	@EventListener
	void opened(InNeedOpened opened) {
		String subject = opened.opening().toString();
		Kind kind = this.conferences.get(opened.conference()).kind();
		this.needToKnow.keepers(kind)
			.forEach((custodian) -> this.screen.postOnceTo(custodian, "opened-in-need:" + subject + ":" + custodian,
					KIND, subject, opened.conference()));
		mail(opened.opening(), opened.conference(), this.offices.of(kind).mailbox());
	}

	private void mail(UUID id, UUID conference, String mailbox) {
		OpeningInNeed.Opening opening = this.opening.find(id).orElseThrow();
		String reference = this.conferences.get(conference).reference().value();
		var words = new Context(Locale.UK);
		words.setVariable("reference", reference);
		words.setVariable("opening", opening);
		words.setVariable("at", Dates.inWords(opening.at()));
		words.setVariable("until", Dates.inWords(opening.until()));
		String body = this.texts.toAll("chat/opened-in-need", words);
		this.deliveries.enqueue(Parcel.of(conference + "/opened-in-need/" + id, conference, "The custodians",
				new IndividualMail(mailbox, mailbox, "Custodians", reference, body)));
	}

}

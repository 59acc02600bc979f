package io.convenor.chat.audit;

import java.util.Optional;
import java.util.function.Predicate;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

import io.convenor.audit.AuditChain;
import io.convenor.audit.AuditChain.Line;
import io.convenor.audit.AuditTrail;
import io.convenor.audit.AuditTrail.Entry;
import io.convenor.audit.SentTo;
import io.convenor.chat.Arguments;
import io.convenor.chat.Audience;
import io.convenor.chat.Command;
import io.convenor.chat.Reply;
import io.convenor.chat.Turn;
import io.convenor.chat.cards.Card;
import io.convenor.chat.cards.CardTooLarge;
import io.convenor.chat.overview.Theirs;
import io.convenor.conference.Conference;
import io.convenor.conference.Invitee;
import io.convenor.conference.NeedToKnow;
import io.convenor.timescales.Dates;

/**
 * Shows those who look after a conference who saw and did what about it, in order, and
 * says whether that is still as it was written down.
 */
@Configuration(proxyBeanMethods = false)
class AuditCommand {

	private static final int SHOWN = 60;

	private static final int SHORTENED = 120;

	private final AuditChain chain;

	private final Theirs theirs;

	private final NeedToKnow needToKnow;

	AuditCommand(AuditChain chain, Theirs theirs, NeedToKnow needToKnow) {
		this.chain = chain;
		this.theirs = theirs;
		this.needToKnow = needToKnow;
	}

	@Bean
	@Order(75)
	Command typingAudit() {
		return Command.named("audit", "Show who saw and did what about a conference, and whether that record is whole")
			.takes("CP-7F3KM")
			.by(Audience.STAFF)
			.inPrivate()
			.does(this::handle);
	}

	Reply handle(Turn turn, Arguments arguments) {
		return Reply.show(card(this.theirs.named(arguments, turn, "audit")));
	}

	private Card card(Conference conference) {
		for (int shown = SHOWN;; shown /= 2) {
			try {
				return card(conference, this.chain.of(conference.id(), conference.reference().value(), shown));
			}
			catch (CardTooLarge ex) {
				if (shown == 1) {
					throw ex;
				}
			}
		}
	}

	private Card card(Conference conference, AuditChain.Story story) {
		Card.Builder card = Card.titled("%s: who saw and did what", conference.reference());
		whetherItHolds(card, story);
		if (story.all() > story.lines().size()) {
			card.note("The newest %d of %d lines.".formatted(story.lines().size(), story.all()));
		}
		story.lines().forEach((line) -> card.fact(Dates.inWords(line.entry().at()), words(conference, line)));
		return card.build();
	}

	private static void whetherItHolds(Card.Builder card, AuditChain.Story story) {
		Optional<Line> broken = story.broken();
		Optional<AuditChain.Check> check = story.lastCheck();
		if (broken.isPresent()) {
			card.warning("The record does not hold: the line of %s, number %d, or one before it, is not as it was "
				.formatted(Dates.inWords(broken.get().entry().at()), broken.get().position())
					+ "written. Tell whoever runs the database, and compare it with the seals in the document library.");
		}
		else if (check.filter((each) -> !each.holds()).isPresent()) {
			card.warning("Every line here is as it was written, but the record as a whole does not hold: it breaks at "
					+ "line number %d of all conferences together, found on %s.".formatted(check.get().brokenAt(),
							Dates.inWords(check.get().at())));
		}
		else {
			card.text("The record holds: every line here is as it was written." + check
				.map((each) -> " The record of all conferences together was last checked on %s and held."
					.formatted(Dates.inWords(each.at())))
				.orElse(" The record of all conferences together is checked each night."));
		}
	}

	private String words(Conference conference, Line line) {
		Entry entry = line.entry();
		String mark = switch (line.state()) {
			case HOLDS -> "";
			case BROKEN -> " (not as it was written)";
			case WAITS -> " (written a moment ago, not sealed yet)";
		};
		String details = Optional.ofNullable(entry.details())
			.map((each) -> ": " + details(conference, entry, each))
			.orElse("");
		return Card.shortened(who(conference, entry.who()) + " " + entry.did() + details, SHORTENED) + mark;
	}

	/** To whom something went is kept by id, and said by the name they have now. */
	private static String details(Conference conference, Entry entry, String details) {
		String what = SentTo.read(details).map(SentTo::what).orElse(details);
		String whom = SentTo.read(details)
			.map((sent) -> " " + sent.way() + " "
					+ conference.invitee(sent.person()).map(Invitee::described).orElse("somebody no longer known"))
			.orElse("");
		return (entry.did().equals(AuditTrail.SENT) ? WhatWasSent.inWords(what) : what) + whom;
	}

	/** By name where the conference knows it; the id says who it was for certain. */
	private String who(Conference conference, String id) {
		return conference.everybodyEver()
			.stream()
			.filter((each) -> id.equals(each.directoryId()))
			.findFirst()
			.map(Invitee::described)
			.or(() -> named(id, this.needToKnow::isCustodian, "A custodian"))
			.or(() -> named(id, this.needToKnow::isAdministrator, "The administration team"))
			.or(() -> named(id, this.needToKnow::isChair, "A chair"))
			.orElse(id);
	}

	private static Optional<String> named(String id, Predicate<String> is, String what) {
		return is.test(id) ? Optional.of(what + " (" + id + ")") : Optional.empty();
	}

}

package io.convenor.chat.digest;

import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

import io.convenor.chat.Arguments;
import io.convenor.chat.Audience;
import io.convenor.chat.Buttons;
import io.convenor.chat.CardButtons;
import io.convenor.chat.CardView;
import io.convenor.chat.Command;
import io.convenor.chat.Press;
import io.convenor.chat.Reply;
import io.convenor.chat.ShownTo;
import io.convenor.chat.Turn;
import io.convenor.chat.answers.AnswerLines;
import io.convenor.chat.cards.Button;
import io.convenor.chat.cards.Card;
import io.convenor.chat.cards.CardTooLarge;
import io.convenor.conference.Conference;
import io.convenor.drafts.Refused;
import io.convenor.timescales.Dates;

/**
 * Shows a chair, in private, the day and the days ahead, in the morning or when asked.
 */
@Configuration(proxyBeanMethods = false)
class DigestCard implements CardView, CardButtons {

	static final String KIND = "digest";

	private static final String LOOK = "digest.look";

	private static final int MOST_CONFERENCES = 15;

	private static final int MOST_POINTS = 12;

	private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.UK);

	private final Digests digests;

	private final Clock clock;

	DigestCard(Digests digests, Clock clock) {
		this.digests = digests;
		this.clock = clock;
	}

	/** What the card of a chair's day is about. */
	static String subject(String chairId, LocalDate on) {
		return chairId + "/" + on;
	}

	@Override
	public String kind() {
		return KIND;
	}

	/** It is looked at anew when its chair asks, so its version never changes. */
	@Override
	public Optional<View> of(String subject) {
		int slash = subject.lastIndexOf('/');
		LocalDate on = LocalDate.parse(subject.substring(slash + 1));
		String chair = subject.substring(0, slash);
		return Optional.of(new View(card(this.digests.of(chair, on)), 1, ShownTo.one(chair, Audience.CHAIRS)));
	}

	/** As many of each as fit; what is left out is counted, and how to see it is said. */
	private static Card card(Digest digest) {
		for (int most = MOST_CONFERENCES; most > 1; most--) {
			try {
				return card(digest, most);
			}
			catch (CardTooLarge ex) {
				// Fewer may fit.
			}
		}
		return card(digest, 1);
	}

	private static Card card(Digest digest, int most) {
		Card.Builder card = Card.saying("Your day, %s", digest.on()).heading("Your day: " + Dates.inWords(digest.on()));
		conferences(card, "Today", digest.today(), "No conference today.", most);
		conferences(card, "Until " + Dates.inWords(digest.until()), digest.ahead(),
				"No other conference in these days.", most);
		clocks(card, digest, "Dates at risk: meetings to be held", true, most);
		clocks(card, digest, "Dates at risk: after meetings that were held", false, most);
		digest.reminders().forEach((reminders) -> points(card, reminders.heading(), reminders.points(), most));
		if (digest.isEmpty()) {
			card.text("Nothing is waiting for you.");
		}
		return card
			.note("Type “status” and a reference to see more of a conference, and to tick off what was done after it.")
			.button(Button.lookAgain(LOOK))
			.build();
	}

	private static void conferences(Card.Builder card, String heading, List<Digest.Planned> conferences, String none,
			int most) {
		card.section((section) -> {
			section.heading(heading);
			if (conferences.isEmpty()) {
				section.text(none);
			}
			conferences.stream()
				.limit(most)
				.forEach((planned) -> section.fact(when(planned.soFar().conference()), inWords(planned)));
			if (conferences.size() > most) {
				section.note("And " + (conferences.size() - most) + " more. Type conferences to see them.");
			}
		});
	}

	private static String when(Conference conference) {
		if (!conference.way().inTheCalendar()) {
			return "Finish %s, %s".formatted(conference.when(), conference.reference());
		}
		return "%s to %s, %s".formatted(Dates.inWords(conference.startsAt()), TIME.format(conference.endsAt()),
				conference.reference());
	}

	private static String inWords(Digest.Planned planned) {
		List<String> words = new ArrayList<>(List.of(planned.soFar().what()));
		List<String> outstanding = new ArrayList<>();
		planned.quoracy().ifPresent((said) -> (said.outstanding() ? outstanding : words).add(said.words()));
		outstanding.addAll(planned.soFar().outstandingBut(AnswerLines.LINES));
		words.add(outstanding.isEmpty() ? "Nothing outstanding" : "Outstanding: " + String.join("; ", outstanding));
		return words.stream().map(DigestCard::sentence).collect(Collectors.joining(" "));
	}

	private static String sentence(String words) {
		return words.substring(0, 1).toUpperCase(Locale.UK) + words.substring(1) + ".";
	}

	private static void clocks(Card.Builder card, Digest digest, String heading, boolean meetingsToCome, int most) {
		points(card, heading,
				digest.clocks()
					.stream()
					.filter((clock) -> clock.meetingToCome() == meetingsToCome)
					.map((clock) -> inWords(clock, digest.on()))
					.toList(),
				most);
	}

	private static String inWords(Digest.ClockAtRisk clock, LocalDate on) {
		String when = clock.missed() ? "was due " + Dates.inWords(clock.due()) + " and is late"
				: (clock.due().equals(on) ? "due today" : "due " + Dates.inWords(clock.due()));
		return clock.reference() + ": " + clock.title() + ", " + when + ".";
	}

	private static void points(Card.Builder card, String heading, List<String> points, int atMost) {
		if (points.isEmpty()) {
			return;
		}
		int most = Math.min(atMost, MOST_POINTS);
		card.section((section) -> {
			section.heading(heading);
			points.stream().limit(most).forEach(section::point);
			if (points.size() > most) {
				section.note("And " + (points.size() - most) + " more.");
			}
		});
	}

	@Override
	public Buttons buttons() {
		return Buttons.of(Audience.CHAIRS).onAnyVersion(LOOK, this::look);
	}

	private Reply look(Turn turn, Press press) {
		String chair = turn.who().objectId();
		if (press.subject(KIND).filter((subject) -> subject.startsWith(chair + "/")).isEmpty()) {
			throw new Refused("That is another chair's day. Type today to see yours.");
		}
		return Reply.live(KIND, subject(chair, Dates.today(this.clock)));
	}

	@Bean
	@Order(25)
	Command typingToday() {
		return Command
			.named("today", "Show your day and the days ahead: conferences, reports, dates at risk, calls to make")
			.by(Audience.CHAIRS)
			.inPrivate()
			.onlyReads()
			.does(this::today);
	}

	private Reply today(Turn turn, Arguments arguments) {
		LocalDate today = Dates.today(this.clock);
		return Reply.live(KIND, subject(turn.who().objectId(), today));
	}

}

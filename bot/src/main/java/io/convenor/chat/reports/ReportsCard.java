package io.convenor.chat.reports;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
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
import io.convenor.chat.cards.Button;
import io.convenor.chat.cards.Card;
import io.convenor.chat.cards.Field;
import io.convenor.chat.cards.Option;
import io.convenor.chat.overview.ConferenceButton;
import io.convenor.chat.overview.ConferenceCard;
import io.convenor.chat.overview.Theirs;
import io.convenor.conference.Conference;
import io.convenor.conference.Conferences;
import io.convenor.conference.Reference;
import io.convenor.drafts.Reading;
import io.convenor.drafts.Refused;
import io.convenor.reports.AgencyAnswers;
import io.convenor.reports.Reminders;
import io.convenor.reports.Reports;
import io.convenor.reports.RequestedReport;
import io.convenor.reports.Said;
import io.convenor.timescales.Dates;

/**
 * Shows those who look after a conference how its reports stand, and lets them remind who
 * has not sent one and write down what an agency said instead.
 */
@Configuration(proxyBeanMethods = false)
class ReportsCard implements CardView, CardButtons {

	static final String KIND = "reports";

	static final String REMIND = "reports.remind";

	static final String REMIND_AGAIN = "reports.remind-again";

	static final String SAY = "reports.say";

	private static final String WORD_TO_REMIND = "remind";

	private static final Pattern TO_REMIND = Pattern.compile("^\\P{L}*" + WORD_TO_REMIND + "\\b",
			Pattern.CASE_INSENSITIVE);

	private static final String OPEN = "reports.open";

	private static final String BACK = "reports.back";

	static final String AGENCY = "agency";

	static final String SAID = "said";

	static final String UNTIL = "until";

	private static final String TAKEN_BACK = "nothing";

	private static final Set<String> ON_OFFER = Stream
		.concat(Stream.of(Said.What.values()).map(Said.What::name), Stream.of(TAKEN_BACK))
		.collect(Collectors.toSet());

	private static final int MORE_THAN_ALL_REPORTS = 1000;

	private final Conferences conferences;

	private final Reports reports;

	private final Reminders reminders;

	private final AgencyAnswers answers;

	private final Theirs theirs;

	ReportsCard(Conferences conferences, Reports reports, Reminders reminders, AgencyAnswers answers, Theirs theirs) {
		this.conferences = conferences;
		this.reports = reports;
		this.reminders = reminders;
		this.answers = answers;
		this.theirs = theirs;
	}

	@Override
	public String kind() {
		return KIND;
	}

	@Override
	public Optional<View> of(String subject) {
		return this.conferences.findById(UUID.fromString(subject)).map((conference) -> {
			List<RequestedReport> asked = this.reports.of(conference.id());
			return new View(card(conference, asked), (long) MORE_THAN_ALL_REPORTS * conference.version()
					+ asked.stream().mapToLong(ReportLines::moves).sum(), ShownTo.whoKnows(conference));
		});
	}

	private Card card(Conference conference, List<RequestedReport> asked) {
		Card.Builder card = Card.titled("%s: reports", conference.reference());
		card.section((section) -> asked.forEach((report) -> section.fact(report.described(), inWords(report))));
		if (conference.status() == Conference.Status.BOOKED) {
			remind(card, asked);
			whatTheySaid(card, asked);
		}
		return card.button(Button.press(BACK, "Back to the conference")).build();
	}

	private static String inWords(RequestedReport report) {
		String stands = ReportLines.inWords(report);
		Instant reminded = report.chase().remindedAt();
		if (!report.owed()) {
			return stands;
		}
		return stands + ((reminded != null) ? "; last reminded " + Dates.inWords(reminded) : "; not reminded yet");
	}

	private void remind(Card.Builder card, List<RequestedReport> asked) {
		List<RequestedReport> owed = asked.stream().filter(RequestedReport::owed).toList();
		List<String> lately = owed.stream()
			.filter((report) -> this.reminders.wasReminded(report.chase().remindedAt()))
			.map(RequestedReport::described)
			.toList();
		if (lately.size() < owed.size()) {
			card.button(Button.press(REMIND, "Remind who has not sent"));
		}
		if (!lately.isEmpty()) {
			card.button(Button.press(REMIND_AGAIN, "Yes, remind them again")
				.asking("Remind again", "Reminded within a working day: " + String.join(", ", lately) + "."));
		}
	}

	private static void whatTheySaid(Card.Builder card, List<RequestedReport> asked) {
		List<Option> open = asked.stream()
			.filter(RequestedReport::open)
			.map((report) -> new Option(report.id().toString(), report.described()))
			.toList();
		if (open.isEmpty()) {
			return;
		}
		card.section((section) -> section.heading("What did they say?")
			.text("What an agency told you instead of sending its report. No reminder follows; where it will be late, none before that day.")
			.field(Field.choice(AGENCY, "Agency").options(open))
			.field(Field.choice(SAID, "They say")
				.options(Stream.of(Said.What.values()).map((each) -> new Option(each.name(), each.words())).toList())
				.option(TAKEN_BACK, "nothing: take back what was written down"))
			.field(Field.date(UNTIL, "If late: by which day it comes"))
			.button(Button.press(SAY, "Write it down")));
	}

	@Bean
	@Order(60)
	ConferenceButton reportsButton() {
		return (conference) -> Optional.of(Button.press(OPEN, "Reports"))
			.filter((_) -> !this.reports.of(conference.id()).isEmpty());
	}

	@Bean
	@Order(37)
	Command typingReports() {
		return Command.named(KIND, "Show its reports; typed with “remind” instead, remind who has not sent")
			.alsoCalled(WORD_TO_REMIND)
			.takes("CP-7F3KM")
			.by(Audience.STAFF)
			.inPrivate()
			.does(this::typed);
	}

	private Reply typed(Turn turn, Arguments arguments) {
		boolean reminds = TO_REMIND.matcher(turn.text()).find();
		Conference conference = this.theirs.named(arguments, turn, reminds ? WORD_TO_REMIND : KIND);
		if (this.reports.of(conference.id()).isEmpty()) {
			throw new Refused("Nobody was asked for a report for " + conference.reference() + ".");
		}
		boolean plainly = Reference.without(arguments.text()).isBlank();
		return (reminds && plainly) ? remind(turn, conference.id(), false) : live(conference.id());
	}

	@Override
	public Buttons buttons() {
		return Buttons.of(Audience.STAFF)
			.onAnyVersion(OPEN, (turn, press) -> live(this.theirs.on(ConferenceCard.KIND, turn, press).id()))
			.onAnyVersion(BACK,
					(turn, press) -> Reply.live(ConferenceCard.KIND, this.theirs.on(KIND, turn, press).id().toString()))
			.onNewest(REMIND, (turn, press) -> remind(turn, this.theirs.on(KIND, turn, press).id(), false))
			.onNewest(REMIND_AGAIN, (turn, press) -> remind(turn, this.theirs.on(KIND, turn, press).id(), true))
			.onNewest(SAY, this::say);
	}

	private Reply remind(Turn turn, UUID conference, boolean again) {
		Reminders.Reminded reminded = this.reminders.remind(conference, turn.who().objectId(), again)
			.orElseThrow(ReportsCard::notYours);
		return live(conference).saying(inWords(reminded));
	}

	private static String inWords(Reminders.Reminded reminded) {
		String whom = reminded.reminded().isEmpty() ? "Nobody is reminded."
				: "Reminded: " + String.join(", ", reminded.reminded()) + ".";
		return reminded.lately().isEmpty() ? whom
				: whom + " Left out, because they were reminded within a working day: "
						+ String.join(", ", reminded.lately()) + ".";
	}

	private Reply say(Turn turn, Press press) {
		Conference conference = this.theirs.on(KIND, turn, press);
		Reading reading = press.reading();
		Optional<UUID> request = reading.chosen(AGENCY, "Choose the agency.");
		Optional<String> said = reading.choice(SAID, (each) -> Optional.of(each).filter(ON_OFFER::contains),
				"Choose what they said.");
		Optional<LocalDate> until = reading.optionalDate(UNTIL);
		reading.requireNoProblems();
		Said.What what = said.filter((each) -> !each.equals(TAKEN_BACK)).map(Said.What::valueOf).orElse(null);
		said(conference, request.orElseThrow(), turn, what, until.orElse(null));
		return live(conference.id()).saying("Written down.");
	}

	private void said(Conference conference, UUID request, Turn turn, Said.@Nullable What what,
			@Nullable LocalDate until) {
		this.answers.say(conference.id(), request, turn.who().objectId(), what, until).ifPresent((sentence) -> {
			throw new Refused((what == Said.What.LATE) ? UNTIL : AGENCY, sentence);
		});
	}

	private static Refused notYours() {
		return new Refused("That conference is not one of yours. Type conferences to see them.");
	}

	private static Reply.Live live(UUID conference) {
		return Reply.live(KIND, conference.toString());
	}

}

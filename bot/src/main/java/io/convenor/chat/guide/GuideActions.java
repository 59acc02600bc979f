package io.convenor.chat.guide;

import java.time.LocalDate;
import java.util.Optional;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

import io.convenor.chat.Audience;
import io.convenor.chat.Buttons;
import io.convenor.chat.CardButtons;
import io.convenor.chat.Press;
import io.convenor.chat.Reply;
import io.convenor.chat.Turn;
import io.convenor.chat.cards.Button;
import io.convenor.chat.overview.ConferenceButton;
import io.convenor.chat.overview.ConferenceCard;
import io.convenor.chat.overview.Theirs;
import io.convenor.conference.Conference;
import io.convenor.drafts.Reading;
import io.convenor.drafts.Refused;
import io.convenor.reports.Reports;
import io.convenor.scheduling.booking.Births;

/** The button to a meeting's agenda and dates, and the buttons there. */
@Configuration(proxyBeanMethods = false)
class GuideActions implements CardButtons {

	static final String OPEN = "guide.open";

	static final String BACK = "guide.back";

	static final String BORN = "guide.born";

	static final String WITH_PARENTS = "guide.with-parents";

	private final Theirs theirs;

	private final Births births;

	private final Reports reports;

	GuideActions(Theirs theirs, Births births, Reports reports) {
		this.theirs = theirs;
		this.births = births;
		this.reports = reports;
	}

	@Bean
	@Order(90)
	ConferenceButton guideButton() {
		return (_) -> Optional.of(Button.press(OPEN, "Agenda and dates"));
	}

	@Override
	public Buttons buttons() {
		return Buttons.of(Audience.STAFF)
			.onAnyVersion(OPEN, (turn, press) -> guide(this.theirs.on(ConferenceCard.KIND, turn, press)))
			.onAnyVersion(BACK, this::back)
			.onNewest(BORN, this::born)
			.onNewest(WITH_PARENTS, this::withParents);
	}

	private Reply back(Turn turn, Press press) {
		return Reply.live(ConferenceCard.KIND, this.theirs.on(GuideCard.KIND, turn, press).id().toString());
	}

	private Reply born(Turn turn, Press press) {
		Conference conference = this.theirs.on(GuideCard.KIND, turn, press);
		LocalDate day = day(press.reading(), GuideCard.BORN_ON, "Give the day on which the child was born.");
		return guide(conference)
			.saying(BornCommand.inWords(this.births.record(conference.reference(), turn.who().objectId(), day)));
	}

	private Reply withParents(Turn turn, Press press) {
		Conference conference = this.theirs.on(GuideCard.KIND, turn, press);
		LocalDate day = day(press.reading(), GuideCard.WITH_PARENTS_ON,
				"Give the day on which the parents had the report.");
		this.reports.parentsHadIt(conference.id(), turn.who().objectId(), day).ifPresent((sentence) -> {
			throw new Refused(GuideCard.WITH_PARENTS_ON, sentence);
		});
		return guide(conference).saying("Recorded that the parents have the report.");
	}

	private static Reply.Live guide(Conference conference) {
		return Reply.live(GuideCard.KIND, conference.id().toString());
	}

	private static LocalDate day(Reading reading, String field, String missing) {
		Optional<LocalDate> day = reading.optionalDate(field);
		reading.requireNoProblems();
		return day.orElseThrow(() -> new Refused(field, missing));
	}

}

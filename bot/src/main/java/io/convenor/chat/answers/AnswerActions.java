package io.convenor.chat.answers;

import java.time.LocalTime;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import io.convenor.chat.Audience;
import io.convenor.chat.Buttons;
import io.convenor.chat.CardButtons;
import io.convenor.chat.Page;
import io.convenor.chat.Press;
import io.convenor.chat.Reply;
import io.convenor.chat.Turn;
import io.convenor.chat.cards.Button;
import io.convenor.chat.overview.ConferenceCard;
import io.convenor.chat.overview.Theirs;
import io.convenor.conference.Conference;
import io.convenor.conference.Invitee;
import io.convenor.drafts.Reading;
import io.convenor.drafts.Refused;
import io.convenor.scheduling.answers.Attendances;
import io.convenor.scheduling.answers.Inquoracies;
import io.convenor.scheduling.answers.Need;
import io.convenor.scheduling.answers.Response;
import io.convenor.scheduling.answers.SittingDecided;
import io.convenor.scheduling.answers.TakesPart;
import io.convenor.scheduling.answers.Told;
import io.convenor.timescales.Dates;

/** What the buttons about who takes part and who was there do. */
@Component
class AnswerActions implements CardButtons {

	static final String OPEN = "answers.open";

	static final String BACK = "answers.back";

	static final String CHOOSE = "answers.choose";

	static final String TELL = "answers.tell";

	static final String DAY = "answers.day";

	static final String ASK = "attendance.ask";

	static final String TICK = "attendance.tick";

	static final String WAS_NOT_THERE = "attendance.was-not-there";

	static final String WAS_THERE = "attendance.was-there";

	static final String RECOGNISE = "attendance.recognise";

	static final String RELIST = "attendance.relist";

	static final String PROCEED = "attendance.proceed";

	/** What a button carries that leads to another card of the conference. */
	static final String CONFERENCE = "conference";

	/** About whose page something is said, and which is shown then. */
	static final String AMONG = "among";

	static final String THEN = "then";

	private static final String SAVED = "Saved.";

	private final Theirs theirs;

	private final io.convenor.scheduling.answers.Answers answers;

	private final Attendances attendances;

	private final Inquoracies inquoracies;

	AnswerActions(Theirs theirs, io.convenor.scheduling.answers.Answers answers, Attendances attendances,
			Inquoracies inquoracies) {
		this.theirs = theirs;
		this.answers = answers;
		this.attendances = attendances;
		this.inquoracies = inquoracies;
	}

	static Button back(Conference conference) {
		return Button.press(BACK, "Back to the conference").with(CONFERENCE, conference.id().toString());
	}

	@Override
	public Buttons buttons() {
		return Buttons.inPrivate(Audience.STAFF)
			.onAnyVersion(OPEN, opens(AnswersCard.KIND))
			.onAnyVersion(DAY, opens(OnTheDayCard.KIND))
			.onAnyVersion(BACK, opens(ConferenceCard.KIND))
			.onAnyVersion(CHOOSE, this::choose)
			.onAnyVersion(TELL, this::tell)
			.onAnyVersion(ASK, saves(this::ask))
			.onNewest(TICK, this::tick)
			.onNewest(WAS_NOT_THERE, saves(this::wasNotThere))
			.onNewest(WAS_THERE, saves(this::wasThere))
			.onNewest(RECOGNISE, saves(this::recognise))
			.onNewest(RELIST, saves(this::relist))
			.onNewest(PROCEED, saves(this::proceed));
	}

	private Buttons.Step opens(String kind) {
		return (turn, press) -> Reply.live(kind, this.theirs.carried(CONFERENCE, turn, press).id().toString());
	}

	private Reply choose(Turn turn, Press press) {
		Conference conference = this.theirs.on(AnswersCard.KIND, turn, press);
		Optional<Invitee> who = press.reading()
			.chosen(AnswersCard.PERSON)
			.flatMap(conference::invitee)
			.filter(Invitee::invited);
		if (who.isEmpty()) {
			throw new Refused(AnswersCard.PERSON, "Choose who told you.");
		}
		return Reply.live(AnswerCard.KIND, new AnswerCard.Subject(conference.id(), who.get().id()).written());
	}

	/**
	 * What was told is added to what is known, whatever came in since the card was shown.
	 */
	private Reply tell(Turn turn, Press press) {
		AnswerCard.Subject about = press.subject(AnswerCard.KIND)
			.map(AnswerCard.Subject::read)
			.orElseThrow(() -> new Refused("That conference is not one of yours. Type conferences to see them."));
		this.answers.tell(about.conference(), about.invitee(), told(press.reading()), turn.who().objectId());
		return Reply.live(AnswersCard.KIND, about.conference().toString()).saying(SAVED);
	}

	private static Told told(Reading reading) {
		Response response = reading.oneOf(AnswerCard.RESPONSE, Response.class).orElse(Response.NONE);
		@Nullable TakesPart takesPart = reading.oneOf(AnswerCard.TAKES_PART, TakesPart.class).orElse(null);
		Set<Need> needs = reading.choices(AnswerCard.NEEDS, Need::named);
		boolean declined = response == Response.DECLINED;
		Optional<String> reason = reading.text(AnswerCard.REASON, 500);
		Optional<String> note = reading.text(AnswerCard.NOTE, 500);
		reading.requireNoProblems();
		return new Told(response, declined ? null : takesPart, reason.orElse(null), needs, note.orElse(null),
				reading.typed(AnswerCard.MEET_THE_CHAIR).isPresent() ? reading.ticked(AnswerCard.MEET_THE_CHAIR)
						: null);
	}

	private String ask(UUID conference, String who, Reading reading) {
		this.attendances.ask(conference, who);
		return "I am asking Teams. This card shows what it says in a moment.";
	}

	/** Each page of the people is saved before another is turned to. */
	private Reply tick(Turn turn, Press press) {
		Conference conference = this.theirs.on(OnTheDayCard.KIND, turn, press);
		Reading reading = press.reading();
		Set<UUID> there = reading.allChosen(OnTheDayCard.THERE);
		reading.requireNoProblems();
		int next = page(press, THEN);
		boolean saves = !there.isEmpty() || next == page(press, AMONG);
		if (saves) {
			this.attendances.tick(conference.id(), there, turn.who().objectId());
		}
		Reply.Live live = Reply.live(OnTheDayCard.KIND, conference.id().toString()).at(Page.FIRST.turnedTo(next));
		return saves ? live.saying(SAVED) : live;
	}

	private static int page(Press press, String name) {
		return press.carried(name).filter((text) -> text.matches("\\d{1,3}")).map(Integer::parseInt).orElse(0);
	}

	private String wasNotThere(UUID conference, String who, Reading reading) {
		Set<UUID> notThere = reading.allChosen(OnTheDayCard.NOT_THERE);
		reading.requireNoProblems();
		this.attendances.untick(conference, notThere, who);
		return SAVED;
	}

	private String wasThere(UUID conference, String who, Reading reading) {
		Optional<UUID> person = reading.chosen(OnTheDayCard.WHO, "Choose who came late or left early.");
		Optional<LocalTime> from = reading.writtenTime(OnTheDayCard.FROM);
		Optional<LocalTime> until = reading.writtenTime(OnTheDayCard.UNTIL);
		reading.requireNoProblems();
		this.attendances.wasThere(conference, person.orElseThrow(), from.orElse(null), until.orElse(null), who);
		return SAVED;
	}

	private String recognise(UUID conference, String who, Reading reading) {
		Optional<UUID> unknown = reading.chosen(OnTheDayCard.UNKNOWN, "Choose who was not recognised.");
		Optional<UUID> person = reading.chosen(OnTheDayCard.WHO_IT_WAS, "Choose who it was.");
		reading.requireNoProblems();
		this.attendances.recognise(conference, unknown.orElseThrow(), person.orElseThrow(), who);
		return SAVED;
	}

	private String relist(UUID conference, String who, Reading reading) {
		return relisted(this.inquoracies.relist(conference, who));
	}

	private String proceed(UUID conference, String who, Reading reading) {
		String reason = reading.text(OnTheDayCard.REASON, 1000).orElse(null);
		reading.requireNoProblems();
		this.inquoracies.proceed(conference, reason, who);
		return "Kept with the conference. Its outcome can be recorded.";
	}

	static String relisted(SittingDecided decided) {
		var by = decided.relistBy();
		String when = (by != null) ? " by " + Dates.inWords(by) : "";
		return "It has to be held again%s. Move it to another time from the conference's card.%s"
			.formatted(when, decided.escalated()
					? " It is not the first in a row that is not quorate, which has to be escalated: tell your manager."
					: "");
	}

	private Buttons.Step saves(Saves saves) {
		return (turn, press) -> {
			Conference conference = this.theirs.on(OnTheDayCard.KIND, turn, press);
			String notice = saves.saves(conference.id(), turn.who().objectId(), press.reading());
			return Reply.live(OnTheDayCard.KIND, conference.id().toString()).saying(notice);
		};
	}

	/** Saves something, and says so. */
	private interface Saves {

		String saves(UUID conference, String who, Reading reading);

	}

}

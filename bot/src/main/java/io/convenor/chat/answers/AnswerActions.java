package io.convenor.chat.answers;

import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;

import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import io.convenor.chat.CardAction;
import io.convenor.chat.NotPossible;
import io.convenor.chat.Press;
import io.convenor.chat.Reply;
import io.convenor.chat.Turn;
import io.convenor.chat.cards.Answers;
import io.convenor.chat.cards.Button;
import io.convenor.chat.overview.ConferenceCard;
import io.convenor.conference.Caseload;
import io.convenor.conference.Conference;
import io.convenor.scheduling.answers.AnswerRefused;
import io.convenor.scheduling.answers.Attendances;
import io.convenor.scheduling.answers.Inquoracies;
import io.convenor.scheduling.answers.Need;
import io.convenor.scheduling.answers.Response;
import io.convenor.scheduling.answers.SittingDecided;
import io.convenor.scheduling.answers.TakesPart;
import io.convenor.scheduling.answers.Told;
import io.convenor.timescales.Dates;

/** What the buttons about who takes part and who was there do. */
@Configuration(proxyBeanMethods = false)
class AnswerActions {

	static final String OPEN = "answers.open";

	static final String BACK = "answers.back";

	static final String CHOOSE = "answers.choose";

	static final String TELL = "answers.tell";

	static final String DAY = "answers.day";

	static final String ASK = "attendance.ask";

	static final String TICK = "attendance.tick";

	static final String WAS_THERE = "attendance.was-there";

	static final String RECOGNISE = "attendance.recognise";

	static final String RELIST = "attendance.relist";

	static final String PROCEED = "attendance.proceed";

	/** What a button carries that leads to another card of the conference. */
	static final String CONFERENCE = "conference";

	private static final String NOT_YOURS = "That conference is not one of yours. Type conferences to see them.";

	private final Caseload caseload;

	private final io.convenor.scheduling.answers.Answers answers;

	private final Attendances attendances;

	private final Inquoracies inquoracies;

	AnswerActions(Caseload caseload, io.convenor.scheduling.answers.Answers answers, Attendances attendances,
			Inquoracies inquoracies) {
		this.caseload = caseload;
		this.answers = answers;
		this.attendances = attendances;
		this.inquoracies = inquoracies;
	}

	static Button back(Conference conference) {
		return Button.press(BACK, "Back to the conference")
			.with(CONFERENCE, conference.id().toString())
			.withoutAnswers();
	}

	@Bean
	CardAction openAnswers() {
		return looking(OPEN, (turn, press) -> Reply.live(AnswersCard.KIND, carried(turn, press)));
	}

	@Bean
	CardAction openDay() {
		return looking(DAY, (turn, press) -> Reply.live(OnTheDayCard.KIND, carried(turn, press)));
	}

	@Bean
	CardAction backFromAnswers() {
		return looking(BACK, (turn, press) -> Reply.live(ConferenceCard.KIND, carried(turn, press)));
	}

	@Bean
	CardAction chooseWhoTold() {
		return looking(CHOOSE, (turn, press) -> {
			Conference conference = on(AnswersCard.KIND, turn, press);
			return press.answers()
				.text(AnswersCard.PERSON)
				.flatMap(AnswerActions::uuid)
				.flatMap(conference::invitee)
				.filter((invitee) -> invitee.invited())
				.<Reply>map((invitee) -> Reply.live(AnswerCard.KIND,
						new AnswerCard.Subject(conference.id(), invitee.id()).written()))
				.orElseGet(() -> {
					press.answers().refuse(AnswersCard.PERSON, "Choose who told you.");
					return Reply.live(AnswersCard.KIND, conference.id().toString()).keeping(press.answers());
				});
		});
	}

	/**
	 * What was told is added to what is known, whatever came in since the card was shown.
	 */
	@Bean
	CardAction noteWhatWasTold() {
		return looking(TELL, (turn, press) -> {
			AnswerCard.Subject about = press.subject(AnswerCard.KIND)
				.map(AnswerCard.Subject::read)
				.orElseThrow(() -> new NotPossible(NOT_YOURS));
			Answers form = press.answers();
			try {
				Told told = told(form);
				if (!form.haveProblems()) {
					this.answers.tell(about.conference(), about.invitee(), told, turn.who().objectId());
				}
			}
			catch (AnswerRefused refused) {
				refuse(form, refused);
			}
			return form.haveProblems() ? Reply.live(AnswerCard.KIND, about.written()).keeping(form)
					: Reply.live(AnswersCard.KIND, about.conference().toString()).saying("Saved.");
		});
	}

	private static Told told(Answers form) {
		Response response = form.choice(AnswerCard.RESPONSE, Response.class).orElse(Response.NONE);
		@Nullable TakesPart takesPart = form.choice(AnswerCard.TAKES_PART, TakesPart.class).orElse(null);
		Set<Need> needs = new LinkedHashSet<>();
		form.choices(AnswerCard.NEEDS)
			.forEach((name) -> Need.named(name)
				.ifPresentOrElse(needs::add, () -> form.refuse(AnswerCard.NEEDS,
						"That choice is no longer on offer. Please choose again.")));
		boolean declined = response == Response.DECLINED;
		return new Told(response, declined ? null : takesPart, form.text(AnswerCard.REASON, 500).orElse(null), needs,
				form.text(AnswerCard.NOTE, 500).orElse(null),
				form.raw(AnswerCard.MEET_THE_CHAIR).isPresent() ? form.toggle(AnswerCard.MEET_THE_CHAIR) : null);
	}

	@Bean
	CardAction askTeamsWhoWasThere() {
		return looking(ASK, (turn, press) -> onTheDay(turn, press, (id, form) -> {
			this.attendances.ask(id, turn.who().objectId());
			return "I am asking Teams. This card shows what it says in a moment.";
		}));
	}

	@Bean
	CardAction tickWhoWasThere() {
		return CardAction.forStaffInPrivate(TICK, true, (turn, press) -> onTheDay(turn, press, (id, form) -> {
			Set<UUID> there = new LinkedHashSet<>();
			form.choices(OnTheDayCard.THERE)
				.forEach((value) -> uuid(value).ifPresentOrElse(there::add, () -> form.refuse(OnTheDayCard.THERE,
						"That choice is no longer on offer. Please choose again.")));
			if (!form.haveProblems()) {
				this.attendances.tick(id, there, turn.who().objectId());
			}
			return "Saved.";
		}));
	}

	@Bean
	CardAction noteWhenSomebodyWasThere() {
		return CardAction.forStaffInPrivate(WAS_THERE, true, (turn, press) -> onTheDay(turn, press, (id, form) -> {
			Optional<UUID> who = chosen(form, OnTheDayCard.WHO, "Choose who came late or left early.");
			LocalTime from = time(form, OnTheDayCard.FROM);
			LocalTime until = time(form, OnTheDayCard.UNTIL);
			if (!form.haveProblems()) {
				this.attendances.wasThere(id, who.orElseThrow(), from, until, turn.who().objectId());
			}
			return "Saved.";
		}));
	}

	@Bean
	CardAction recogniseSomebody() {
		return CardAction.forStaffInPrivate(RECOGNISE, true, (turn, press) -> onTheDay(turn, press, (id, form) -> {
			Optional<UUID> unknown = chosen(form, OnTheDayCard.UNKNOWN, "Choose who was not recognised.");
			Optional<UUID> who = chosen(form, OnTheDayCard.WHO_IT_WAS, "Choose who it was.");
			if (!form.haveProblems()) {
				this.attendances.recognise(id, unknown.orElseThrow(), who.orElseThrow(), turn.who().objectId());
			}
			return "Saved.";
		}));
	}

	@Bean
	CardAction relistTheConference() {
		return CardAction.forStaffInPrivate(RELIST, true, (turn, press) -> onTheDay(turn, press,
				(id, form) -> relisted(this.inquoracies.relist(id, turn.who().objectId()))));
	}

	@Bean
	CardAction goOnWithoutAQuorum() {
		return CardAction.forStaffInPrivate(PROCEED, true, (turn, press) -> onTheDay(turn, press, (id, form) -> {
			String reason = form.text(OnTheDayCard.REASON, 1000).orElse(null);
			if (!form.haveProblems()) {
				this.inquoracies.proceed(id, reason, turn.who().objectId());
			}
			return "Kept with the conference. Its outcome can be recorded.";
		}));
	}

	static String relisted(SittingDecided decided) {
		var by = decided.relistBy();
		String when = (by != null) ? " by " + Dates.inWords(by) : "";
		return "It has to be held again%s. Move it to another time from the conference's card.%s"
			.formatted(when, decided.escalated()
					? " It is not the first in a row that is not quorate, which has to be escalated: tell your manager."
					: "");
	}

	private Reply onTheDay(Turn turn, Press press, Saves saves) {
		Conference conference = on(OnTheDayCard.KIND, turn, press);
		Answers form = press.answers();
		String notice = "";
		try {
			notice = saves.saves(conference.id(), form);
		}
		catch (AnswerRefused refused) {
			refuse(form, refused);
		}
		Reply.Live now = Reply.live(OnTheDayCard.KIND, conference.id().toString());
		return form.haveProblems() ? now.keeping(form) : now.saying(notice);
	}

	private static void refuse(Answers form, AnswerRefused refused) {
		if (refused.field() == AnswerRefused.Field.NOTHING) {
			throw new NotPossible(refused.sentence());
		}
		form.refuse(switch (refused.field()) {
			case RESPONSE -> AnswerCard.RESPONSE;
			case TAKES_PART -> AnswerCard.TAKES_PART;
			case REASON -> AnswerCard.REASON;
			case NOTE -> AnswerCard.NOTE;
			case TIME -> OnTheDayCard.UNTIL;
			case PERSON -> OnTheDayCard.WHO;
			case NOTHING -> "";
		}, refused.sentence());
	}

	private Conference on(String kind, Turn turn, Press press) {
		return press.subject(kind)
			.flatMap(AnswerActions::uuid)
			.flatMap((id) -> this.caseload.find(id, turn.who().objectId()))
			.orElseThrow(() -> new NotPossible(NOT_YOURS));
	}

	private String carried(Turn turn, Press press) {
		return press.carried(CONFERENCE)
			.flatMap(AnswerActions::uuid)
			.flatMap((id) -> this.caseload.find(id, turn.who().objectId()))
			.map((conference) -> conference.id().toString())
			.orElseThrow(() -> new NotPossible(NOT_YOURS));
	}

	private static Optional<UUID> chosen(Answers form, String field, String otherwise) {
		Optional<UUID> chosen = form.text(field).flatMap(AnswerActions::uuid);
		if (chosen.isEmpty()) {
			form.refuse(field, otherwise);
		}
		return chosen;
	}

	private static @Nullable LocalTime time(Answers form, String field) {
		String written = form.text(field, 8).orElse(null);
		if (written == null) {
			return null;
		}
		try {
			String tidy = written.toLowerCase(Locale.UK).replace('.', ':');
			return LocalTime.parse((tidy.length() == 4 && tidy.charAt(1) == ':') ? "0" + tidy : tidy);
		}
		catch (DateTimeParseException ex) {
			form.refuse(field, "That is no time I can read. Write it like 10:15.");
			return null;
		}
	}

	private static Optional<UUID> uuid(String text) {
		try {
			return Optional.of(UUID.fromString(text));
		}
		catch (IllegalArgumentException ex) {
			return Optional.empty();
		}
	}

	private static CardAction looking(String verb, BiFunction<Turn, Press, Reply> what) {
		return CardAction.forStaffInPrivate(verb, false, what);
	}

	/** Saves something, and says so. */
	private interface Saves {

		String saves(UUID conference, Answers form);

	}

}

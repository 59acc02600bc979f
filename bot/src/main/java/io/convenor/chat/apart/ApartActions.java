package io.convenor.chat.apart;

import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;

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
import io.convenor.conference.Conference;
import io.convenor.drafts.Confirmation;
import io.convenor.drafts.Refused;
import io.convenor.drafts.Submission;
import io.convenor.scheduling.apart.KeepingApart;
import io.convenor.scheduling.apart.PlannedSeparation;
import io.convenor.scheduling.booking.ApartFields;
import io.convenor.scheduling.changes.HandMadeDecisions;

/** What people do to keep others apart, button by button. */
@Configuration(proxyBeanMethods = false)
class ApartActions implements CardButtons {

	static final String OPEN = "apart.open";

	static final String SAY = "apart.say";

	static final String END = "apart.end";

	static final String PUT_BACK = "apart.put-back";

	static final String BACK = "apart.back";

	static final String CONFIRM = "apart.confirm";

	static final String LEAVE = "apart.leave";

	/** What a button carries that is about one separation. */
	static final String SEPARATION = "separation";

	private static final String NOT_ONE = "That card is not one I can act on. Type conferences to see yours.";

	private final KeepingApart apart;

	private final HandMadeDecisions decisions;

	ApartActions(KeepingApart apart, HandMadeDecisions decisions) {
		this.apart = apart;
		this.decisions = decisions;
	}

	@Bean
	@Order(50)
	ConferenceButton keepPeopleApart() {
		return (conference) -> Optional.of(Button.press(OPEN, "Keep people apart").withoutAnswers())
			.filter((_) -> conference.status() == Conference.Status.BOOKED);
	}

	/** Who may, and on which version, is asked in the room. */
	@Override
	public Buttons buttons() {
		return Buttons.of(Audience.STAFF)
			.onAnyVersion(OPEN, this::open)
			.onAnyVersion(SAY, submitting((submission, _) -> shown(this.apart.say(submission))))
			.onAnyVersion(END,
					submitting((submission, press) -> shown(this.apart.sayWhoComesBack(submission, separation(press)))))
			.onAnyVersion(PUT_BACK, submitting(this::putBack))
			.onAnyVersion(BACK, submitting((submission, _) -> shown(this.apart.back(submission))))
			.onAnyVersion(CONFIRM, submitting((submission, _) -> confirmed(this.apart.confirm(submission))))
			.onAnyVersion(LEAVE, submitting((submission, _) -> conference(planned(submission).conference())));
	}

	private Reply open(Turn turn, Press press) {
		UUID conference = press.id(ConferenceCard.KIND).orElseThrow(ApartActions::notOne);
		return shown(this.apart.begin(conference, turn.who().objectId()));
	}

	private Reply putBack(Submission submission, Press press) {
		PlannedSeparation planned = planned(submission);
		this.decisions.putBackPart(planned.conference(), separation(press), submission.who());
		return conference(planned.conference()).saying("Ours is being put back into their calendar.");
	}

	private PlannedSeparation planned(Submission submission) {
		return this.apart.find(submission.draft())
			.filter((planned) -> planned.who().equals(submission.who()))
			.orElseThrow(ApartActions::notOne);
	}

	private static Reply confirmed(Confirmation<PlannedSeparation> confirmation) {
		return switch (confirmation) {
			case Confirmation.Done<PlannedSeparation>(UUID conference) ->
				conference(conference).saying("Done. Each is told alone; this card shows how far it is.");
			case Confirmation.Already<PlannedSeparation>(UUID conference) ->
				conference(conference).saying("That is done already. Nothing was done again.");
			case Confirmation.NotYet<PlannedSeparation>(PlannedSeparation planned) -> shown(planned);
		};
	}

	private static Reply.Live conference(UUID id) {
		return Reply.live(ConferenceCard.KIND, id.toString());
	}

	private static Reply shown(PlannedSeparation planned) {
		return Reply.live(ApartCard.KIND, planned.id().toString());
	}

	private static UUID separation(Press press) {
		return press.carriedId(SEPARATION).orElseThrow(ApartActions::notOne);
	}

	private static Refused notOne() {
		return new Refused(NOT_ONE);
	}

	private static Buttons.Step submitting(BiFunction<Submission, Press, Reply> step) {
		return (turn, press) -> step
			.apply(press.submission(ApartCard.KIND, ApartFields.ALL, turn).orElseThrow(ApartActions::notOne), press);
	}

}

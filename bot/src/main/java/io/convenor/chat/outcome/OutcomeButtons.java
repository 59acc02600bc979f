package io.convenor.chat.outcome;

import java.util.function.Consumer;

import org.springframework.stereotype.Component;

import io.convenor.chat.Audience;
import io.convenor.chat.Buttons;
import io.convenor.chat.CardButtons;
import io.convenor.chat.Page;
import io.convenor.chat.Press;
import io.convenor.chat.Reply;
import io.convenor.chat.Turn;
import io.convenor.conference.Reference;
import io.convenor.drafts.Refused;
import io.convenor.drafts.Submission;
import io.convenor.outcomes.Approving;
import io.convenor.outcomes.OutcomeDecisions;
import io.convenor.outcomes.OutcomeRecipients;

/** What the buttons of an outcome do. */
@Component
class OutcomeButtons implements CardButtons {

	static final String OPEN = "outcome.open";

	static final String DECIDE = "outcome.decide";

	static final String COVER = "outcome.cover";

	static final String ADD = "outcome.add";

	static final String REMOVE = "outcome.remove";

	static final String NEXT = "outcome.next";

	static final String TELL = "outcome.tell";

	static final String TELL_SOME = "outcome.tell-some";

	/** Which page of the people comes next. */
	static final String PEOPLE = "people";

	static final String SETTLE = "outcome.settle";

	static final String CALL = "outcome.call";

	static final String UNCALL = "outcome.uncall";

	static final String TURN = "outcome.turn";

	static final String APPROVE = "outcome.approve";

	private final OutcomeDecisions decisions;

	private final OutcomeRecipients recipients;

	private final Approving approving;

	private final QuorumQuestion quorum;

	private final OutcomeCommand command;

	OutcomeButtons(OutcomeDecisions decisions, OutcomeRecipients recipients, Approving approving, QuorumQuestion quorum,
			OutcomeCommand command) {
		this.decisions = decisions;
		this.recipients = recipients;
		this.approving = approving;
		this.quorum = quorum;
		this.command = command;
	}

	/** The rooms compare the versions themselves. */
	@Override
	public Buttons buttons() {
		return Buttons.of(Audience.CHAIRS)
			.onNewest(OPEN, this::open)
			.onAnyVersion(DECIDE, submits(this::decide))
			.onAnyVersion(COVER, submits(this.decisions::cover))
			.onAnyVersion(ADD, (turn, press) -> submitted(turn, press, this.decisions::add).at(Page.last()))
			.onAnyVersion(REMOVE, submits(this.decisions::remove))
			.onAnyVersion(NEXT, submits(this.decisions::next))
			.onAnyVersion(TELL, submits(this.recipients::tell))
			.onAnyVersion(TELL_SOME, this::tellSome)
			.onAnyVersion(CALL, (turn, press) -> submitted(turn, press, this.recipients::call))
			.onAnyVersion(UNCALL, (turn, press) -> submitted(turn, press, this.recipients::callNoMore))
			.onAnyVersion(SETTLE, submits(this.recipients::settle))
			.onAnyVersion(TURN, submits(this.decisions::turnTo))
			.onAnyVersion(APPROVE, submits(this.approving::approve));
	}

	private Reply open(Turn turn, Press press) {
		return this.command.open(turn,
				press.carried("reference")
					.flatMap(Reference::in)
					.orElseThrow(() -> new Refused("Type outcome to choose from your conferences.")));
	}

	private void decide(Submission submission) {
		this.decisions.decide(submission,
				(conference, reading) -> this.quorum.answer(conference, reading, submission.who()));
	}

	private Reply tellSome(Turn turn, Press press) {
		int next = press.carried(PEOPLE).filter((text) -> text.matches("\\d{1,3}")).map(Integer::parseInt).orElse(0);
		return submitted(turn, press, this.recipients::tellSome).at(Page.FIRST.turnedTo(next));
	}

	/** Another step begins with the first page of its list. */
	private static Buttons.Step submits(Consumer<Submission> step) {
		return (turn, press) -> submitted(turn, press, step).at(Page.FIRST);
	}

	private static Reply.Live submitted(Turn turn, Press press, Consumer<Submission> step) {
		Submission submission = press.submission(OutcomeView.KIND, turn)
			.orElseThrow(() -> new Refused("Type outcome to choose from your conferences."));
		step.accept(submission);
		return Reply.live(OutcomeView.KIND, submission.draft().toString());
	}

}

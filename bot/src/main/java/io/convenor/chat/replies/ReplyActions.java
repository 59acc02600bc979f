package io.convenor.chat.replies;

import java.util.Optional;
import java.util.Set;

import org.springframework.stereotype.Component;

import io.convenor.chat.Audience;
import io.convenor.chat.Buttons;
import io.convenor.chat.CardButtons;
import io.convenor.chat.Press;
import io.convenor.chat.Turn;
import io.convenor.chat.changes.ChangeOpened;
import io.convenor.conference.Reference;
import io.convenor.drafts.Reading;
import io.convenor.drafts.Refused;
import io.convenor.replies.AnsweringReplies;
import io.convenor.replies.Reply;
import io.convenor.replies.Reply.SettledAs;
import io.convenor.replies.SettlingReplies;
import io.convenor.scheduling.answers.Need;

/** What the buttons about somebody's reply do; the rooms ask again whose it is. */
@Component
class ReplyActions implements CardButtons {

	static final String OPEN = "reply.open";

	static final String READ = "reply.read";

	static final String BACK = "reply.back";

	static final String WRITE = "reply.write";

	static final String SEND = "reply.send";

	static final String NEED = "reply.need";

	static final String APOLOGY = "reply.apology";

	static final String CHANGE = "reply.change";

	static final String THEN = "reply.then";

	static final String SETTLE = "reply.settle";

	static final String REOPEN = "reply.reopen";

	static final String PASS = "reply.pass";

	private static final String NOT_YOURS = "There is no such answer among those you look after. Type replies to see yours.";

	private final SettlingReplies settling;

	private final AnsweringReplies answering;

	private final ReplyDeeds deeds;

	private final ChangeOpened change;

	ReplyActions(SettlingReplies settling, AnsweringReplies answering, ReplyDeeds deeds, ChangeOpened change) {
		this.settling = settling;
		this.answering = answering;
		this.deeds = deeds;
		this.change = change;
	}

	@Override
	public Buttons buttons() {
		return Buttons.inPrivate(Audience.STAFF)
			.onAnyVersion(OPEN, (turn, press) -> shown(carried(turn, press)))
			.onAnyVersion(READ, about(this::read))
			.onAnyVersion(BACK, about((reply, _, _) -> shown(reply)))
			.onAnyVersion(WRITE, about((reply, _, _) -> writing(reply)))
			.onNewest(SEND, about(this::send))
			.onNewest(NEED, about(this::need))
			.onNewest(APOLOGY, about(this::apology))
			.onAnyVersion(CHANGE, about(this::change))
			.onAnyVersion(THEN, about(this::then))
			.onNewest(SETTLE, about(this::settle))
			.onNewest(REOPEN, about(this::reopen))
			.onNewest(PASS, about(this::pass));
	}

	private io.convenor.chat.Reply read(Reply reply, Press press, String who) {
		int page = press.carried("page").filter((text) -> text.matches("\\d{1,3}")).map(Integer::parseInt).orElse(0);
		return page(reply, page);
	}

	private io.convenor.chat.Reply send(Reply reply, Press press, String who) {
		Reading reading = press.reading();
		String text = reading.text(WriteCard.TEXT, 4000).orElse("");
		if (text.isBlank()) {
			reading.refuse(WriteCard.TEXT, "Write what you want to answer.");
		}
		reading.requireNoProblems();
		this.answering.answer(reply.id(), reply.version(), text, reading.ticked(WriteCard.AS_IT_STANDS),
				reading.ticked(WriteCard.SETTLES), who);
		return shown(reply).saying("Your answer is on its way. The conference's card says when it was sent.");
	}

	private io.convenor.chat.Reply need(Reply reply, Press press, String who) {
		requireTheirWord(reply);
		Reading reading = press.reading();
		Set<Need> needs = reading.choices(ReplyCard.NEEDS, Need::named);
		Optional<String> note = reading.text(ReplyCard.NOTE, 300);
		reading.requireNoProblems();
		if (needs.isEmpty() && note.isEmpty()) {
			throw new Refused(ReplyCard.NEEDS, "Choose what they need, or write it below.");
		}
		boolean added = this.deeds.need(reply, needs, note.orElse(null), who);
		return shown(reply).saying(noted(added, needs.contains(Need.SEPARATE_WAITING)));
	}

	private io.convenor.chat.Reply apology(Reply reply, Press press, String who) {
		requireTheirWord(reply);
		this.deeds.apology(reply, who);
		return shown(reply).saying("Noted: they send apologies. It stands under the conference's answers.");
	}

	private io.convenor.chat.Reply change(Reply reply, Press press, String who) {
		io.convenor.chat.Reply begun = this.change.begin(reply.conference(), who);
		this.settling.inHand(reply.id(), who);
		return begun;
	}

	private io.convenor.chat.Reply then(Reply reply, Press press, String who) {
		var proposed = reply.proposed();
		if (proposed == null) {
			throw new Refused("They proposed no time.");
		}
		io.convenor.chat.Reply begun = this.change.beginAt(reply.conference(), proposed.start(), who);
		this.settling.inHand(reply.id(), who);
		return begun;
	}

	private io.convenor.chat.Reply settle(Reply reply, Press press, String who) {
		this.settling.settle(reply.id(), reply.version(), SettledAs.NOTED, who);
		return shown(reply).saying("Settled. Press “Open it again” if that was a mistake.");
	}

	private io.convenor.chat.Reply reopen(Reply reply, Press press, String who) {
		this.settling.reopen(reply.id(), reply.version(), who);
		return shown(reply);
	}

	private io.convenor.chat.Reply pass(Reply reply, Press press, String who) {
		Reference to = press.reading()
			.text(ReplyPage.REFERENCE, 20)
			.flatMap(Reference::in)
			.orElseThrow(() -> new Refused(ReplyPage.REFERENCE,
					"I see no reference there. Please write it like this: CP-7F3KM."));
		this.settling.pass(reply.id(), reply.version(), to, who);
		return shown(reply).saying("Whoever chairs " + to + " has it now.");
	}

	private static String noted(boolean added, boolean separateWaiting) {
		String heard = added
				? "Noted. They get a letter that it was read, and that they are told before the meeting what is "
						+ "arranged: that is a task of yours, and “Answer” writes to them."
				: "That was noted before, and they were told so. “Answer” writes to them.";
		return separateWaiting ? heard
				+ " If they must not meet somebody in the meeting either, open the conference and press “Keep people apart”."
				: heard;
	}

	private static void requireTheirWord(Reply reply) {
		if (!reply.isTheirWord()) {
			throw new Refused(
					"It is not known to be that person's own word. Ring them first, then note it under Answers.");
		}
	}

	private Reply meant(Turn turn, Press press) {
		return press.subject(ReplyCard.KIND)
			.or(() -> press.subject(ReplyPage.KIND))
			.or(() -> press.subject(WriteCard.KIND))
			.map(ReplyCard.About::read)
			.flatMap((about) -> this.settling.find(about.reply(), turn.who().objectId()))
			.orElseThrow(() -> new Refused(NOT_YOURS));
	}

	private Reply carried(Turn turn, Press press) {
		return press.carriedId("reply")
			.flatMap((id) -> this.settling.find(id, turn.who().objectId()))
			.orElseThrow(() -> new Refused(NOT_YOURS));
	}

	private static io.convenor.chat.Reply.Live shown(Reply reply) {
		return io.convenor.chat.Reply.live(ReplyCard.KIND, ReplyCard.About.of(reply));
	}

	private static io.convenor.chat.Reply.Live writing(Reply reply) {
		return io.convenor.chat.Reply.live(WriteCard.KIND, ReplyCard.About.of(reply));
	}

	private static io.convenor.chat.Reply.Live page(Reply reply, int page) {
		return io.convenor.chat.Reply.live(ReplyPage.KIND, ReplyPage.subject(reply, page));
	}

	private Buttons.Step about(Deed deed) {
		return (turn, press) -> deed.does(meant(turn, press), press, turn.who().objectId());
	}

	/** Does something about a reply. */
	private interface Deed {

		io.convenor.chat.Reply does(Reply reply, Press press, String who);

	}

}

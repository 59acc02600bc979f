package io.convenor.chat.replies;

import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import io.convenor.chat.CardAction;
import io.convenor.chat.NotPossible;
import io.convenor.chat.Press;
import io.convenor.chat.Turn;
import io.convenor.chat.cards.Answers;
import io.convenor.chat.changes.ChangeOpened;
import io.convenor.conference.Reference;
import io.convenor.replies.Replies;
import io.convenor.replies.Reply;
import io.convenor.replies.Reply.SettledAs;
import io.convenor.replies.ReplyRefused;
import io.convenor.scheduling.answers.AnswerRefused;
import io.convenor.scheduling.answers.Need;

/** What the buttons about somebody's reply do; the rooms ask again whose it is. */
@Configuration(proxyBeanMethods = false)
class ReplyActions {

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

	private final Replies replies;

	private final ReplyDeeds deeds;

	private final ChangeOpened change;

	ReplyActions(Replies replies, ReplyDeeds deeds, ChangeOpened change) {
		this.replies = replies;
		this.deeds = deeds;
		this.change = change;
	}

	@Bean
	CardAction openReply() {
		return on(OPEN, false, (turn, press) -> shown(carried(turn, press)));
	}

	@Bean
	CardAction readReply() {
		return on(READ, false, (turn, press) -> io.convenor.chat.Reply.live(ReplyPage.KIND,
				ReplyPage.subject(meant(turn, press), press.carried("page").map(ReplyActions::page).orElse(0))));
	}

	@Bean
	CardAction backToReply() {
		return on(BACK, false, (turn, press) -> shown(meant(turn, press)));
	}

	@Bean
	CardAction writeToWhoReplied() {
		return on(WRITE, false,
				(turn, press) -> io.convenor.chat.Reply.live(WriteCard.KIND, ReplyCard.About.of(meant(turn, press))));
	}

	@Bean
	CardAction sendAnswerToReply() {
		return on(SEND, true, (turn, press) -> {
			Reply reply = meant(turn, press);
			Answers form = press.answers();
			String text = form.text(WriteCard.TEXT, 4000).orElse("");
			if (text.isBlank() && !form.haveProblems()) {
				form.refuse(WriteCard.TEXT, "Write what you want to answer.");
			}
			if (form.haveProblems()) {
				return io.convenor.chat.Reply.live(WriteCard.KIND, ReplyCard.About.of(reply)).keeping(form);
			}
			try {
				this.replies.answer(reply.id(), reply.version(), text, form.toggle(WriteCard.AS_IT_STANDS),
						form.toggle(WriteCard.SETTLES), turn.who().objectId());
			}
			catch (ReplyRefused refused) {
				form.refuse(WriteCard.TEXT, refused.sentence());
				return io.convenor.chat.Reply.live(WriteCard.KIND, ReplyCard.About.of(reply)).keeping(form);
			}
			return shown(reply).saying("Your answer is on its way. The conference's card says when it was sent.");
		});
	}

	@Bean
	CardAction noteTheNeed() {
		return on(NEED, true, (turn, press) -> {
			Reply reply = theirWord(turn, press);
			Answers form = press.answers();
			Set<Need> needs = new LinkedHashSet<>();
			form.choices(ReplyCard.NEEDS)
				.forEach((name) -> Need.named(name)
					.ifPresentOrElse(needs::add, () -> form.refuse(ReplyCard.NEEDS,
							"That choice is no longer on offer. Please choose again.")));
			Optional<String> note = form.text(ReplyCard.NOTE, 300);
			if (needs.isEmpty() && note.isEmpty() && !form.haveProblems()) {
				form.refuse(ReplyCard.NEEDS, "Choose what they need, or write it below.");
			}
			if (form.haveProblems()) {
				return shown(reply).keeping(form);
			}
			boolean added = this.deeds.need(reply, needs, note.orElse(null), turn.who().objectId());
			return shown(reply).saying(noted(added, needs.contains(Need.SEPARATE_WAITING)));
		});
	}

	@Bean
	CardAction noteTheApology() {
		return on(APOLOGY, true, (turn, press) -> {
			Reply reply = theirWord(turn, press);
			this.deeds.apology(reply, turn.who().objectId());
			return shown(reply).saying("Noted: they send apologies. It stands under the conference's answers.");
		});
	}

	@Bean
	CardAction changeBecauseOfReply() {
		return on(CHANGE, false, (turn, press) -> {
			Reply reply = meant(turn, press);
			io.convenor.chat.Reply.Live begun = this.change.begin(reply.conference(), turn.who().objectId());
			this.replies.inHand(reply.id(), turn.who().objectId());
			return begun;
		});
	}

	@Bean
	CardAction moveToWhereTheyProposed() {
		return on(THEN, false, (turn, press) -> {
			Reply reply = meant(turn, press);
			var start = reply.proposedStart();
			if (start == null) {
				throw new NotPossible("They proposed no time.");
			}
			io.convenor.chat.Reply.Live begun = this.change.beginAt(reply.conference(), start, turn.who().objectId());
			this.replies.inHand(reply.id(), turn.who().objectId());
			return begun;
		});
	}

	@Bean
	CardAction settleReply() {
		return on(SETTLE, true, (turn, press) -> {
			Reply reply = meant(turn, press);
			this.replies.settle(reply.id(), reply.version(), SettledAs.NOTED, turn.who().objectId());
			return shown(reply).saying("Settled. Press “Open it again” if that was a mistake.");
		});
	}

	@Bean
	CardAction reopenReply() {
		return on(REOPEN, true, (turn, press) -> {
			Reply reply = meant(turn, press);
			this.replies.reopen(reply.id(), reply.version(), turn.who().objectId());
			return shown(reply);
		});
	}

	@Bean
	CardAction passReplyOn() {
		return on(PASS, true, (turn, press) -> {
			Reply reply = meant(turn, press);
			Answers form = press.answers();
			Optional<Reference> to = form.text(ReplyPage.REFERENCE, 20).flatMap(Reference::in);
			if (to.isEmpty()) {
				form.refuse(ReplyPage.REFERENCE, "I see no reference there. Please write it like this: CP-7F3K.");
				return io.convenor.chat.Reply.live(ReplyPage.KIND, ReplyPage.subject(reply, 0)).keeping(form);
			}
			this.replies.pass(reply.id(), reply.version(), to.get(), turn.who().objectId());
			return shown(reply).saying("Whoever chairs " + to.get() + " has it now.");
		});
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

	private Reply theirWord(Turn turn, Press press) {
		Reply reply = meant(turn, press);
		if (!reply.isTheirWord()) {
			throw new NotPossible(
					"It is not known to be that person's own word. Ring them first, then note it under Answers.");
		}
		return reply;
	}

	private Reply meant(Turn turn, Press press) {
		return press.subject(ReplyCard.KIND)
			.or(() -> press.subject(ReplyPage.KIND))
			.or(() -> press.subject(WriteCard.KIND))
			.map(ReplyCard.About::read)
			.flatMap((about) -> this.replies.find(about.reply(), turn.who().objectId()))
			.orElseThrow(() -> new NotPossible(NOT_YOURS));
	}

	private Reply carried(Turn turn, Press press) {
		return press.carried("reply")
			.flatMap(ReplyActions::uuid)
			.flatMap((id) -> this.replies.find(id, turn.who().objectId()))
			.orElseThrow(() -> new NotPossible(NOT_YOURS));
	}

	private static io.convenor.chat.Reply.Live shown(Reply reply) {
		return io.convenor.chat.Reply.live(ReplyCard.KIND, ReplyCard.About.of(reply));
	}

	private static CardAction on(String verb, boolean needsPresentVersion,
			BiFunction<Turn, Press, io.convenor.chat.Reply> what) {
		return CardAction.forStaffInPrivate(verb, needsPresentVersion, (turn, press) -> {
			try {
				return what.apply(turn, press);
			}
			catch (ReplyRefused refused) {
				throw new NotPossible(refused.sentence());
			}
			catch (AnswerRefused refused) {
				throw new NotPossible(refused.sentence());
			}
		});
	}

	private static int page(String text) {
		return text.matches("\\d{1,3}") ? Integer.parseInt(text) : 0;
	}

	private static Optional<UUID> uuid(String text) {
		try {
			return Optional.of(UUID.fromString(text));
		}
		catch (IllegalArgumentException ex) {
			return Optional.empty();
		}
	}

}

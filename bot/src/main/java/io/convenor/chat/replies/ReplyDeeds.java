package io.convenor.chat.replies;

import java.util.EnumSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import io.convenor.conference.Conferences;
import io.convenor.replies.Reply;
import io.convenor.replies.Reply.SettledAs;
import io.convenor.replies.SettlingReplies;
import io.convenor.scheduling.answers.Answers;
import io.convenor.scheduling.answers.InviteeAnswer;
import io.convenor.scheduling.answers.Need;
import io.convenor.scheduling.answers.Response;
import io.convenor.scheduling.answers.TakesPart;
import io.convenor.scheduling.answers.Told;
import io.convenor.timescales.Dates;

/**
 * Makes of a reply what it asks for. What is noted and that it is settled happen together
 * or not at all.
 */
@Component
class ReplyDeeds {

	private final SettlingReplies settling;

	private final Answers answers;

	private final Conferences conferences;

	ReplyDeeds(SettlingReplies settling, Answers answers, Conferences conferences) {
		this.settling = settling;
		this.answers = answers;
		this.conferences = conferences;
	}

	/**
	 * Adds to what is known of somebody's needs.
	 * @return whether anything was added, of which they are written to
	 */
	@Transactional
	public boolean need(Reply reply, Set<Need> needs, @Nullable String note, String who) {
		UUID invitee = invitee(reply);
		Set<Need> all = EnumSet.noneOf(Need.class);
		all.addAll(needs);
		Optional<InviteeAnswer> known = known(reply, invitee);
		known.ifPresent((answer) -> all.addAll(answer.needs()));
		String before = known.map(InviteeAnswer::note).orElse(null);
		String joined = joined(before, note);
		this.answers.tell(reply.conference(), invitee, new Told(Response.NONE, null, null, all, joined), who);
		this.settling.settle(reply.id(), reply.version(), SettledAs.NEED, who);
		return !known.map(InviteeAnswer::needs).orElse(Set.of()).containsAll(all) || !Objects.equals(before, joined);
	}

	/** Notes that somebody does not come; why they wrote so is not repeated anywhere. */
	@Transactional
	public void apology(Reply reply, String who) {
		UUID invitee = invitee(reply);
		Optional<InviteeAnswer> known = known(reply, invitee);
		this.answers.tell(reply.conference(), invitee,
				new Told(Response.DECLINED, TakesPart.APOLOGIES, "wrote so on " + Dates.inWords(reply.at()),
						known.map(InviteeAnswer::needs).orElse(Set.of()), known.map(InviteeAnswer::note).orElse(null)),
				who);
		this.settling.settle(reply.id(), reply.version(), SettledAs.APOLOGY, who);
	}

	private Optional<InviteeAnswer> known(Reply reply, UUID invitee) {
		return this.answers.of(this.conferences.get(reply.conference()))
			.stream()
			.filter((answer) -> answer.invitee().id().equals(invitee))
			.findFirst();
	}

	private static UUID invitee(Reply reply) {
		UUID invitee = reply.from().invitee();
		if (invitee == null || !reply.isTheirWord()) {
			throw new IllegalArgumentException("It is not known to be their own word");
		}
		return invitee;
	}

	private static @Nullable String joined(@Nullable String before, @Nullable String more) {
		if (before == null || before.isBlank()) {
			return more;
		}
		return (more == null || more.isBlank() || before.contains(more)) ? before : before + "; " + more;
	}

}

package io.convenor.scheduling.answers;

import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import io.convenor.conference.Conference;
import io.convenor.conference.Invitee;
import io.convenor.graph.Meetings.ProposedTime;
import io.convenor.people.Role;
import io.convenor.replies.Replies;
import io.convenor.replies.Reply;
import io.convenor.scheduling.answers.StoredAnswers.Given;
import io.convenor.scheduling.answers.StoredAnswers.Needed;

/**
 * Which answers the chair has to hear of at once, because something follows from them:
 * that somebody does not come without whom it cannot well be held, any other time that is
 * proposed, any need. That one more of an agency accepts is no news, and whether enough
 * do is the forecast's to tell.
 */
@Component
class WhatMatters {

	private static final Set<Role> MISSED = EnumSet.of(Role.SOCIAL_WORKER, Role.TEAM_MANAGER, Role.MINUTE_TAKER,
			Role.ADVOCATE, Role.INTERPRETER, Role.SOLICITOR, Role.DOMESTIC_ABUSE_ADVISER, Role.FOSTER_CARER, Role.LADO);

	private final Replies replies;

	private final NeedLetters letters;

	WhatMatters(Replies replies, NeedLetters letters) {
		this.replies = replies;
		this.letters = letters;
	}

	/** A newer answer holds, and what was said before it need not be settled any more. */
	void answered(Conference conference, Invitee invitee, Given given) {
		this.replies.overtaken(conference.id(), invitee.id());
		String telling = "answer %s %s %d ".formatted(conference.id(), invitee.id(), given.at().toEpochMilli());
		boolean chairWasTold = conference.chairId().equals(given.toldTo());
		ProposedTime proposed = given.proposed();
		if (proposed != null) {
			this.replies.told(telling + "proposed", conference.id(), invitee.id(), Reply.Kind.PROPOSED, "",
					new Reply.Proposed(proposed.start(), proposed.end()));
		}
		else if (given.response() == Response.DECLINED && !chairWasTold && isMissed(invitee)) {
			this.replies.told(telling + "declined", conference.id(), invitee.id(), Reply.Kind.DECLINED,
					words(given.reason()), null);
		}
	}

	/** What somebody needs now; whoever has to see to it is written to. */
	void needs(Conference conference, Invitee invitee, Needed before, Needed now, String by) {
		boolean more = !before.needs().containsAll(now.needs())
				|| (now.note() != null && !now.note().equals(before.note()));
		if (!more) {
			return;
		}
		if (!conference.chairId().equals(by)) {
			this.replies.told("needs " + UUID.randomUUID(), conference.id(), invitee.id(), Reply.Kind.NEEDS,
					inWords(now), null);
		}
		this.letters.tell(conference, invitee, now);
	}

	private static boolean isMissed(Invitee invitee) {
		return invitee.family() || MISSED.contains(invitee.role());
	}

	static String inWords(Needed needed) {
		String needs = needed.needs().stream().sorted().map(Need::label).collect(Collectors.joining(", "));
		String note = words(needed.note());
		return needs.isEmpty() ? note : needs + (note.isEmpty() ? "" : ". " + note);
	}

	private static String words(@Nullable String text) {
		return (text != null) ? text : "";
	}

}

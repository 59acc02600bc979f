package io.convenor.chat.replies;

import java.util.Optional;

import org.springframework.stereotype.Component;

import io.convenor.conference.Conference;
import io.convenor.conference.Invitee;
import io.convenor.replies.Replies;
import io.convenor.replies.Reply;
import io.convenor.reports.QueuedMail;
import io.convenor.timescales.Dates;

/** Says in words what somebody wrote back. */
@Component
class ReplyWords {

	/** Text from outside is shown so that nothing in it can be followed. */
	private static final String BROKEN = ":\u2060//";

	static final String DOUBTFUL = "Microsoft 365 could not confirm that this email comes from the address it gives. Ring the person before you act on it.";

	Optional<Invitee> who(Conference conference, Reply reply) {
		return Replies.invitee(conference, reply);
	}

	/** What happened, in a few words: "Kim Marsh (Mother) wrote". */
	String what(Conference conference, Reply reply) {
		String who = who(conference, reply).map(Invitee::described).orElse("Somebody who was not invited");
		return switch (reply.kind()) {
			case MAIL -> switch (reply.from().recognised()) {
				case ADDRESS, TOLD -> who + " wrote";
				case REPLY_TO -> "An email that may be from " + who + " came";
				case THREAD -> who(conference, reply).map((each) -> "A letter to " + each.described() + " was answered")
					.orElse("A letter of ours was answered");
				case REFERENCE -> "Somebody who was not invited wrote";
			};
			case WITH_AN_ANSWER -> who + " typed something with the answer to the invitation";
			case DECLINED -> who + " declined";
			case PROPOSED -> who + " would rather meet on " + proposed(reply);
			case NEEDS -> who + " needs something to take part";
			case UNDELIVERED -> "A letter to " + who(conference, reply).map(Invitee::described).orElse("somebody")
					+ " could not be delivered";
		};
	}

	/** The same with its day, for a list. */
	String line(Conference conference, Reply reply) {
		return "%s: %s, %s".formatted(conference.reference(), what(conference, reply), Dates.inWords(reply.at()));
	}

	/** An email to the custodians that belongs to no meeting yet, for a list. */
	static String line(QueuedMail mail) {
		return "An email in your group's mailbox, about no meeting I know of, " + Dates.inWords(mail.receivedAt());
	}

	/**
	 * What to know of where it came from, as a sentence; empty where there is nothing.
	 */
	String care(Reply reply) {
		if (reply.from().doubtful()) {
			return DOUBTFUL;
		}
		return switch (reply.from().recognised()) {
			case ADDRESS, TOLD -> "";
			case REPLY_TO ->
				"It comes from another address than the one that was invited, and only asks for answers to be sent there. Check who wrote it before you act on it.";
			case THREAD -> (reply.kind() == Reply.Kind.UNDELIVERED) ? ""
					: "It comes from another address than the one that was invited. Check who wrote it before you act on it.";
			case REFERENCE -> (reply.kind() == Reply.Kind.UNDELIVERED) ? ""
					: "Its sender was not invited to this meeting. Check who wrote it before you act on it.";
		};
	}

	static String proposed(Reply reply) {
		var proposed = reply.proposed();
		return (proposed != null) ? Dates.inWords(proposed.start()) : "another day";
	}

	static String safe(String text) {
		return text.replace("://", BROKEN);
	}

}

package io.convenor.replies;

import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import io.convenor.conference.Conference;
import io.convenor.conference.Invitee;
import io.convenor.conference.readers.Passage;
import io.convenor.conference.readers.Readers;
import io.convenor.conference.readers.Reading;
import io.convenor.delivery.Deliveries;
import io.convenor.delivery.Parcel;
import io.convenor.drafts.Refused;
import io.convenor.replies.Reply.Recognised;
import io.convenor.replies.Reply.SettledAs;

/** Where somebody who looks after a conference answers what people wrote back. */
@Component
public class AnsweringReplies {

	/** The field with an answer that is written to somebody. */
	public static final String TEXT = "text";

	private static final int LONGEST_ANSWER = 4000;

	private final SettlingReplies settling;

	private final StoredReplies stored;

	private final AnswerLetter letter;

	private final Readers readers;

	private final Deliveries deliveries;

	AnsweringReplies(SettlingReplies settling, StoredReplies stored, AnswerLetter letter, Readers readers,
			Deliveries deliveries) {
		this.settling = settling;
		this.stored = stored;
		this.letter = letter;
		this.readers = readers;
		this.deliveries = deliveries;
	}

	/**
	 * Writes to whoever wrote, at the address that they were invited at and no other.
	 * @param asItStands whether what may only perhaps be kept from them is sent all the
	 * same
	 * @throws Refused when that cannot be, or when something in it is not for them
	 */
	@Transactional
	public void answer(UUID id, int version, String text, boolean asItStands, boolean settles, String who) {
		SettlingReplies.Held held = this.settling.held(id, who);
		if (text.isBlank()) {
			throw new Refused(TEXT, "Write what you want to answer.");
		}
		if (text.length() > LONGEST_ANSWER) {
			throw new Refused(TEXT,
					"That is %,d characters; please keep it to %,d.".formatted(text.length(), LONGEST_ANSWER));
		}
		Invitee invitee = Replies.invitee(held.conference(), held.reply())
			.orElseThrow(() -> new Refused("It is not known to come from somebody who was invited, so I write "
					+ "to nobody. Answer it another way if you know who wrote it."));
		if (invitee.mailbox().isEmpty()) {
			throw new Refused("They have no email. Ring them, or write to them on paper.");
		}
		if (held.reply().version() != version) {
			throw new Refused("Somebody dealt with this meanwhile, so nothing was sent. Go back and look first.");
		}
		String reads = forTheirEyes(held.conference(), invitee, text, asItStands);
		int count = this.stored.answered(id);
		this.deliveries.enqueue(Parcel
			.of("%s/answer-to-reply/%s/%d".formatted(held.conference().id(), id, count), held.conference().id(),
					invitee.described(), this.letter.to(held.conference(), invitee, reads, answerable(held.reply())))
			.to(invitee.id()));
		this.settling.record(held, who, "answered a reply", null);
		if (settles && held.reply().open()) {
			this.stored.settle(id, version + 1, SettledAs.ANSWERED, who);
		}
	}

	/**
	 * What one reader may not know is neither sent nor left out, nor said in other words,
	 * without the chair.
	 */
	private String forTheirEyes(Conference conference, Invitee invitee, String text, boolean asItStands) {
		Reading reading = this.readers.of(conference).letterTo(invitee).reads(text, null);
		reading.passages()
			.stream()
			.filter((passage) -> passage.standing() == Passage.Standing.REPLACED)
			.findFirst()
			.ifPresent((passage) -> {
				throw new Refused(TEXT, "Nothing was sent. %s may not read “%s”. They could read “%s”."
					.formatted(invitee.name(), passage.said().strip(), passage.reads().strip()));
			});
		List<Passage> kept = reading.passages()
			.stream()
			.filter((passage) -> !passage.isRead())
			.filter((passage) -> !(asItStands && passage.mayStand() && passage.reads().equals(passage.said())))
			.toList();
		if (!kept.isEmpty()) {
			Passage first = kept.getFirst();
			boolean mayStand = first.mayStand() && first.reads().equals(first.said());
			throw new Refused(TEXT,
					"Nothing was sent. %s may not read “%s”: %s. Write it in other words%s.".formatted(invitee.name(),
							first.said().strip(), String.join(", ", first.because()),
							mayStand ? ", or tick that it may stand" : ""));
		}
		return text;
	}

	/** From another address, the thread is another's too: it is not gone on with. */
	private static @Nullable String answerable(Reply reply) {
		boolean theirs = reply.from().recognised() == Recognised.ADDRESS && !reply.from().doubtful();
		return (theirs && !reply.messageId().isBlank()) ? reply.messageId() : null;
	}

}

package io.convenor.replies;

import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import io.convenor.audit.AuditTrail;
import io.convenor.conference.Caseload;
import io.convenor.conference.Conference;
import io.convenor.conference.Conferences;
import io.convenor.conference.Invitee;
import io.convenor.conference.NeedToKnow;
import io.convenor.conference.Reference;
import io.convenor.drafts.Refused;
import io.convenor.replies.Reply.Recognised;
import io.convenor.replies.Reply.SettledAs;

/**
 * Where somebody who looks after a conference settles what people wrote back. Every
 * method takes the object id of the person and refuses everybody else.
 */
@Component
public class SettlingReplies {

	/** The field with the reference of another conference. */
	public static final String REFERENCE = "reference";

	private final StoredReplies stored;

	private final Replies replies;

	private final Conferences conferences;

	private final Caseload caseload;

	private final NeedToKnow needToKnow;

	private final AuditTrail audit;

	private final ApplicationEventPublisher events;

	SettlingReplies(StoredReplies stored, Replies replies, Conferences conferences, Caseload caseload,
			NeedToKnow needToKnow, AuditTrail audit, ApplicationEventPublisher events) {
		this.stored = stored;
		this.replies = replies;
		this.conferences = conferences;
		this.caseload = caseload;
		this.needToKnow = needToKnow;
		this.audit = audit;
		this.events = events;
	}

	/** One reply, for somebody who looks after its conference. */
	public Optional<Reply> find(UUID id, String who) {
		return this.stored.find(id).filter((reply) -> this.caseload.find(reply.conference(), who).isPresent());
	}

	/**
	 * Settles one, as somebody saw it.
	 * @throws Refused when they do not look after it, or somebody was faster
	 */
	@Transactional
	public void settle(UUID id, int version, SettledAs as, String who) {
		Held held = held(id, who);
		if (!this.stored.settle(id, version, as, who)) {
			throw new Refused("Somebody has settled this already, so nothing was done again.");
		}
		record(held, who, "settled a reply", as.name());
	}

	/** Lets one stand again that was settled by mistake. */
	@Transactional
	public void reopen(UUID id, int version, String who) {
		Held held = held(id, who);
		if (!this.stored.reopen(id, version)) {
			throw new Refused("It stands as something to settle already.");
		}
		record(held, who, "opened a reply again", null);
	}

	/** The meeting is to be changed because of it; it is settled when that is done. */
	@Transactional
	public void inHand(UUID id, String who) {
		Held held = held(id, who);
		this.stored.inHand(id);
		record(held, who, "began a change because of a reply", null);
	}

	/**
	 * It is about another conference, whose chair gets it instead. One about allegations
	 * is as good as none to whoever may not know of it.
	 */
	@Transactional
	public Reference pass(UUID id, int version, Reference to, String who) {
		Held held = held(id, who);
		Conference other = this.conferences.findByReference(to.value())
			.filter((conference) -> !conference.id().equals(held.conference.id()))
			.filter((conference) -> !this.needToKnow.isApart(conference.kind())
					|| this.needToKnow.knows(who, conference))
			.orElseThrow(() -> new Refused(REFERENCE, "I know no other conference " + to + "."));
		if (!this.stored.settle(id, version, SettledAs.PASSED, who)) {
			throw new Refused("Somebody has settled this already, so nothing was done again.");
		}
		Reply reply = held.reply;
		UUID invitee = other.everybodyEver()
			.stream()
			.filter((each) -> each.address().equalsIgnoreCase(reply.from().address()))
			.map(Invitee::id)
			.findFirst()
			.orElse(null);
		this.replies.add("passed " + id + " " + version,
				Reply.arrived(other.id(), reply.kind(),
						new Reply.From(invitee, (invitee != null) ? Recognised.ADDRESS : Recognised.REFERENCE,
								reply.from().doubtful(), reply.from().address()),
						reply.words(), reply.proposed(), reply.messageId(), reply.at()));
		record(held, who, "passed a reply on", null);
		return other.reference();
	}

	/** One that this person may settle. */
	Held held(UUID id, String who) {
		Reply reply = find(id, who)
			.orElseThrow(() -> new Refused("There is no such answer among those you look after."));
		return new Held(reply, this.conferences.get(reply.conference()));
	}

	/** Writes down what they did. */
	void record(Held held, String who, String did, @Nullable String details) {
		this.audit.record(who, did, held.conference.id(), held.conference.reference().value(), details);
		this.events.publishEvent(new ReplyMoved(held.reply.id(), held.conference.id()));
	}

	/** A reply and the conference it is about. */
	record Held(Reply reply, Conference conference) {
	}

}

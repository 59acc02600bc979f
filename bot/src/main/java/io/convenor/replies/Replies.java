package io.convenor.replies;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

import io.convenor.audit.AuditTrail;
import io.convenor.conference.Change;
import io.convenor.conference.Conference;
import io.convenor.conference.ConferenceChanged;
import io.convenor.conference.Conferences;
import io.convenor.conference.Invitee;
import io.convenor.conference.NeedToKnow;
import io.convenor.replies.Reply.Kind;
import io.convenor.replies.Reply.Recognised;

/**
 * What people wrote back, taken in for whoever looks after their conference, until it is
 * settled.
 */
@Component
public class Replies {

	private static final Set<Kind> HOLD_FOR_ONE_TIME = Set.of(Kind.DECLINED, Kind.PROPOSED);

	private final StoredReplies stored;

	private final Whose whose;

	private final Conferences conferences;

	private final NeedToKnow needToKnow;

	private final AuditTrail audit;

	private final ApplicationEventPublisher events;

	private final Clock clock;

	Replies(StoredReplies stored, Whose whose, Conferences conferences, NeedToKnow needToKnow, AuditTrail audit,
			ApplicationEventPublisher events, Clock clock) {
		this.stored = stored;
		this.whose = whose;
		this.conferences = conferences;
		this.needToKnow = needToKnow;
		this.audit = audit;
		this.events = events;
		this.clock = clock;
	}

	/**
	 * Whose a mail is, by its sender, its thread and its reference.
	 * @param group the group in whose mailbox it lies, which is told of no meeting of
	 * another; empty for the administration team's
	 */
	public Placed whose(Received mail, Optional<String> group) {
		return this.whose.of(mail, group);
	}

	/** Whether it is a letter that we sent, and not one that somebody wrote. */
	public boolean isOurOwnLetter(Received mail) {
		return this.whose.isOurOwnLetter(mail);
	}

	/**
	 * Takes a mail in for whoever looks after its conference; once, however often, for
	 * each that it goes to.
	 */
	@Transactional(propagation = Propagation.MANDATORY)
	public void take(Received mail, Placing.Theirs theirs) {
		Kind kind = mail.undelivered() ? Kind.UNDELIVERED : mail.withAnAnswer() ? Kind.WITH_AN_ANSWER : Kind.MAIL;
		Invitee invitee = theirs.invitee();
		add("mail %s %s".formatted(mail.identity(), theirs.conference().id()),
				Reply.arrived(theirs.conference().id(), kind,
						new Reply.From((invitee != null) ? invitee.id() : null, theirs.how(), mail.doubtful(),
								mail.sender()),
						new Reply.Words(said(mail), mail.typed().earlier(), mail.files()), null, mail.messageId(),
						mail.at()));
	}

	/** Many say all they have to say in the subject. */
	private static String said(Received mail) {
		return mail.typed().isBlank() ? mail.subject().strip() : mail.typed().fresh();
	}

	/**
	 * Takes in what somebody answered in their calendar, or told, where it matters to
	 * whoever looks after the conference.
	 * @param identity names the telling, so that it counts once
	 * @param words what they said, as a sentence
	 */
	@Transactional(propagation = Propagation.MANDATORY)
	public void told(String identity, UUID conference, UUID invitee, Kind kind, String words,
			Reply.@Nullable Proposed proposed) {
		add(identity, Reply.arrived(conference, kind, new Reply.From(invitee, Recognised.TOLD, false, ""),
				new Reply.Words(words, "", List.of()), proposed, "", this.clock.instant()));
	}

	void add(String identity, Reply reply) {
		this.stored.add(identity, reply).ifPresent((id) -> {
			this.audit.record("replies", "took in a reply", reply.conference(),
					this.conferences.get(reply.conference()).reference().value(), reply.kind().name());
			this.events.publishEvent(new ReplyArrived(id, reply.conference()));
		});
	}

	/** What somebody answered before does not hold any more. */
	@Transactional(propagation = Propagation.MANDATORY)
	public void overtaken(UUID conference, UUID invitee) {
		this.stored.overtaken(conference, invitee, HOLD_FOR_ONE_TIME).forEach((id) -> moved(id, conference));
	}

	/** Who answered did so for the time it was at; a change may be what was asked for. */
	@EventListener
	void changed(ConferenceChanged changed) {
		UUID conference = changed.conference();
		switch (changed.change()) {
			case Change.Moved _, Change.Cancelled _ -> {
				this.stored.overtaken(conference, null, HOLD_FOR_ONE_TIME).forEach((id) -> moved(id, conference));
				this.stored.changed(conference).forEach((id) -> moved(id, conference));
			}
			case Change.Placed _, Change.Chaired _, Change.OthersComeToo _, Change.RoomDeclined _, Change.HeldEarly _,
					Change.NewLink _ -> {
				// Nobody changed it because of what was written.
			}
			default -> this.stored.changed(conference).forEach((id) -> moved(id, conference));
		}
	}

	/** One as a card shows it; whose card that is was asked when it was posted. */
	public Optional<Reply> find(UUID id) {
		return this.stored.find(id);
	}

	/**
	 * What nobody has settled yet of all the conferences of a chair, the oldest first;
	 * and for who keeps such conferences, of those whose chair is no chair any more.
	 */
	public List<Reply> openFor(String person) {
		List<Reply> own = this.needToKnow.isChair(person) ? this.stored.openFor(person) : List.of();
		Set<io.convenor.conference.Kind> kept = this.needToKnow.keptBy(person);
		return kept.isEmpty() ? own
				: Stream.concat(own.stream(), this.stored.openWithoutAChair(kept, this.needToKnow.chairs()).stream())
					.toList();
	}

	/** What nobody has settled yet about a conference, the oldest first. */
	public List<Reply> openOf(UUID conference) {
		return this.stored.openOf(conference);
	}

	/** Everything about a conference, the newest first. */
	public List<Reply> of(UUID conference) {
		return this.stored.of(conference);
	}

	/** Grows with everything that happens to what was written about a conference. */
	public long version(UUID conference) {
		return this.stored.version(conference);
	}

	/** Who wrote it, or whom a letter did not get to. */
	public static Optional<Invitee> invitee(Conference conference, Reply reply) {
		UUID invitee = reply.from().invitee();
		return (invitee == null) ? Optional.empty()
				: conference.everybodyEver().stream().filter((each) -> each.id().equals(invitee)).findFirst();
	}

	private void moved(UUID reply, UUID conference) {
		this.events.publishEvent(new ReplyMoved(reply, conference));
	}

}

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
import io.convenor.conference.Caseload;
import io.convenor.conference.Change;
import io.convenor.conference.Conference;
import io.convenor.conference.ConferenceChanged;
import io.convenor.conference.Conferences;
import io.convenor.conference.Invitee;
import io.convenor.conference.NeedToKnow;
import io.convenor.conference.Reference;
import io.convenor.conference.readers.Passage;
import io.convenor.conference.readers.Readers;
import io.convenor.conference.readers.Reading;
import io.convenor.delivery.Deliveries;
import io.convenor.delivery.Parcel;
import io.convenor.drafts.Refused;
import io.convenor.replies.Reply.Kind;
import io.convenor.replies.Reply.Recognised;
import io.convenor.replies.Reply.SettledAs;

/**
 * What people wrote back, until somebody who looks after their conference has settled it.
 * Every method that a person uses takes their object id and refuses everybody else.
 */
@Component
public class Replies {

	/** The field with an answer that is written to somebody. */
	public static final String TEXT = "text";

	/** The field with the reference of another conference. */
	public static final String REFERENCE = "reference";

	private static final int LONGEST_ANSWER = 4000;

	private static final Set<Kind> HOLD_FOR_ONE_TIME = Set.of(Kind.DECLINED, Kind.PROPOSED);

	private final StoredReplies stored;

	private final Whose whose;

	private final Conferences conferences;

	private final Caseload caseload;

	private final NeedToKnow needToKnow;

	private final AnswerLetter letter;

	private final Readers readers;

	private final Deliveries deliveries;

	private final AuditTrail audit;

	private final ApplicationEventPublisher events;

	private final Clock clock;

	Replies(StoredReplies stored, Whose whose, Conferences conferences, Caseload caseload, NeedToKnow needToKnow,
			AnswerLetter letter, Readers readers, Deliveries deliveries, AuditTrail audit,
			ApplicationEventPublisher events, Clock clock) {
		this.stored = stored;
		this.whose = whose;
		this.conferences = conferences;
		this.caseload = caseload;
		this.needToKnow = needToKnow;
		this.letter = letter;
		this.readers = readers;
		this.deliveries = deliveries;
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

	private void add(String identity, Reply reply) {
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

	/** One reply, for somebody who looks after its conference. */
	public Optional<Reply> find(UUID id, String who) {
		return this.stored.find(id).filter((reply) -> this.caseload.find(reply.conference(), who).isPresent());
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
	 * Writes to whoever wrote, at the address that they were invited at and no other.
	 * @param asItStands whether what may only perhaps be kept from them is sent all the
	 * same
	 * @throws Refused when that cannot be, or when something in it is not for them
	 */
	@Transactional
	public void answer(UUID id, int version, String text, boolean asItStands, boolean settles, String who) {
		Held held = held(id, who);
		if (text.isBlank()) {
			throw new Refused(TEXT, "Write what you want to answer.");
		}
		if (text.length() > LONGEST_ANSWER) {
			throw new Refused(TEXT,
					"That is %,d characters; please keep it to %,d.".formatted(text.length(), LONGEST_ANSWER));
		}
		Invitee invitee = invitee(held)
			.orElseThrow(() -> new Refused("It is not known to come from somebody who was invited, so I write "
					+ "to nobody. Answer it another way if you know who wrote it."));
		if (invitee.mailbox().isEmpty()) {
			throw new Refused("They have no email. Ring them, or write to them on paper.");
		}
		if (held.reply.version() != version) {
			throw new Refused("Somebody dealt with this meanwhile, so nothing was sent. Press Look again first.");
		}
		String reads = forTheirEyes(held.conference, invitee, text, asItStands);
		int count = this.stored.answered(id);
		this.deliveries.enqueue(Parcel
			.of("%s/answer-to-reply/%s/%d".formatted(held.conference.id(), id, count), held.conference.id(),
					invitee.described(), this.letter.to(held.conference, invitee, reads, answerable(held.reply)))
			.to(invitee.id()));
		record(held, who, "answered a reply", null);
		if (settles && held.reply.open()) {
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
		add("passed " + id + " " + version,
				Reply.arrived(other.id(), reply.kind(),
						new Reply.From(invitee, (invitee != null) ? Recognised.ADDRESS : Recognised.REFERENCE,
								reply.from().doubtful(), reply.from().address()),
						reply.words(), reply.proposed(), reply.messageId(), reply.at()));
		record(held, who, "passed a reply on", null);
		return other.reference();
	}

	/** Who wrote it, or whom a letter did not get to. */
	public Optional<Invitee> invitee(Conference conference, Reply reply) {
		UUID invitee = reply.from().invitee();
		return (invitee == null) ? Optional.empty()
				: conference.everybodyEver().stream().filter((each) -> each.id().equals(invitee)).findFirst();
	}

	private Optional<Invitee> invitee(Held held) {
		return invitee(held.conference, held.reply);
	}

	private Held held(UUID id, String who) {
		Reply reply = find(id, who)
			.orElseThrow(() -> new Refused("There is no such answer among those you look after."));
		return new Held(reply, this.conferences.get(reply.conference()));
	}

	private void record(Held held, String who, String did, @Nullable String details) {
		this.audit.record(who, did, held.conference.id(), held.conference.reference().value(), details);
		moved(held.reply.id(), held.conference.id());
	}

	private void moved(UUID reply, UUID conference) {
		this.events.publishEvent(new ReplyMoved(reply, conference));
	}

	private record Held(Reply reply, Conference conference) {
	}

}

package io.convenor.reports;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import io.convenor.audit.AuditTrail;
import io.convenor.conference.Caseload;
import io.convenor.conference.Conference;
import io.convenor.conference.NeedToKnow;
import io.convenor.conference.Reference;
import io.convenor.drafts.Refused;
import io.convenor.reports.ArrivedMail.Keeper;

/**
 * The mail that could not be filed by itself, and what administrators do about it. Every
 * method takes the object id of the person who asks and refuses everybody else.
 */
@Component
public class MailQueue {

	private final Mails mails;

	private final Requests requests;

	private final Caseload caseload;

	private final Handing handing;

	private final AuditTrail audit;

	private final NeedToKnow needToKnow;

	private final ApplicationEventPublisher events;

	MailQueue(Mails mails, Requests requests, Caseload caseload, Handing handing, AuditTrail audit,
			NeedToKnow needToKnow, ApplicationEventPublisher events) {
		this.mails = mails;
		this.requests = requests;
		this.caseload = caseload;
		this.handing = handing;
		this.audit = audit;
		this.needToKnow = needToKnow;
		this.events = events;
	}

	/** What waits, oldest first. */
	public List<QueuedMail> waiting(String administrator, int atMost) {
		check(administrator);
		List<ArrivedMail> queued = this.mails.queued(Keeper.ADMINISTRATION, atMost);
		Map<UUID, QueuedMail.Suggestion> suggested = this.requests.suggested(queued.stream()
			.flatMap((mail) -> Stream.ofNullable(mail.forAPerson().suggestedRequest()))
			.distinct()
			.toList());
		return queued.stream().map((mail) -> queued(mail, suggested)).toList();
	}

	/** How many wait. */
	public int size(String administrator) {
		check(administrator);
		return this.mails.countQueued(Keeper.ADMINISTRATION);
	}

	/** One that waits; empty when somebody has dealt with it. */
	public Optional<QueuedMail> find(String administrator, UUID mail) {
		check(administrator);
		return find(mail);
	}

	/** One as a card shows it; whose card that is was asked when it was posted. */
	public Optional<QueuedMail> find(UUID mail) {
		return this.mails.find(mail)
			.filter((each) -> each.forAPerson().keeper() == Keeper.ADMINISTRATION)
			.filter((each) -> each.state() == ArrivedMail.State.QUEUED)
			.map(this::queued);
	}

	/** Grows with everything that happens to a mail. */
	public long version(UUID mail) {
		return this.mails.find(mail).map(ArrivedMail::version).orElse(0);
	}

	/** The reports that were asked for under a reference; empty when there is none. */
	public List<QueuedMail.Suggestion> askedUnder(String administrator, Reference reference) {
		check(administrator);
		return this.caseload.find(reference, administrator)
			.map((conference) -> this.requests.of(conference.id()))
			.orElse(List.of())
			.stream()
			.map((request) -> new QueuedMail.Suggestion(reference, request.id(), request.label()))
			.toList();
	}

	/**
	 * Has a mail filed under a request. Its files are looked at as always; only a
	 * password, or a PDF without its end, no longer stands in the way.
	 * @throws OptimisticLockingFailureException when somebody else dealt with it first
	 */
	@Transactional
	public void file(String administrator, UUID mail, int version, UUID request) {
		check(administrator, mail);
		Request chosen = this.requests.find(request)
			.orElseThrow(() -> new IllegalArgumentException("There is no request " + request));
		Conference conference = this.caseload.find(chosen.conference(), administrator)
			.orElseThrow(() -> new IllegalArgumentException("There is no request " + request));
		if (!this.mails.fileAnew(mail, version, administrator)) {
			throw new OptimisticLockingFailureException("The mail was dealt with already");
		}
		this.handing.toBeFiled(mail, request);
		this.audit.record(administrator, "filed a mail by hand", conference.id(), conference.reference().value(),
				chosen.label());
		this.events.publishEvent(new MailQueueMoved(mail, false));
	}

	/**
	 * Takes a mail off the list; it stays in the mailbox.
	 * @throws OptimisticLockingFailureException when somebody else dealt with it first
	 */
	@Transactional
	public void handled(String administrator, UUID mail, int version) {
		check(administrator, mail);
		if (!this.mails.handled(mail, version, administrator)) {
			throw new OptimisticLockingFailureException("The mail was dealt with already");
		}
		this.audit.record(administrator, "took a mail off the queue", mail, null, null);
		this.events.publishEvent(new MailQueueMoved(mail, false));
	}

	/**
	 * Lets a mail wait again that was taken off the list by mistake.
	 * @return whether it had been taken off, as the person saw it
	 */
	@Transactional
	public boolean putBack(String administrator, UUID mail, int version) {
		check(administrator, mail);
		boolean back = this.mails.putBack(mail, version);
		if (back) {
			this.audit.record(administrator, "put a mail back on the queue", mail, null, null);
			this.events.publishEvent(new MailQueueMoved(mail, true));
		}
		return back;
	}

	/**
	 * Hands a mail to whoever looks after a conference, as an answer.
	 * @return whether there is such a conference among those the administrator looks
	 * after
	 * @throws OptimisticLockingFailureException when somebody else dealt with it first
	 */
	@Transactional
	public boolean handOn(String administrator, UUID mail, int version, Reference reference) {
		check(administrator, mail);
		Optional<Conference> conference = this.caseload.ofTheAdministration(reference);
		if (conference.isEmpty()) {
			return false;
		}
		ArrivedMail arrived = this.mails.get(mail);
		if (!this.mails.handled(mail, version, administrator)) {
			throw new OptimisticLockingFailureException("The mail was dealt with already");
		}
		this.handing.on(arrived, conference.get());
		this.audit.record(administrator, "handed a mail on", conference.get().id(), reference.value(), null);
		this.events.publishEvent(new MailQueueMoved(mail, false));
		return true;
	}

	private QueuedMail queued(ArrivedMail mail) {
		return queued(mail, this.requests.suggested(Stream.ofNullable(mail.forAPerson().suggestedRequest()).toList()));
	}

	private static QueuedMail queued(ArrivedMail mail, Map<UUID, QueuedMail.Suggestion> suggested) {
		UUID request = mail.forAPerson().suggestedRequest();
		return QueuedMail.of(mail, (request != null) ? suggested.get(request) : null);
	}

	/** What waits for the custodians is not in this queue, whatever a press says. */
	private void check(String administrator, UUID mail) {
		check(administrator);
		if (this.mails.find(mail).filter((each) -> each.forAPerson().keeper() == Keeper.ADMINISTRATION).isEmpty()) {
			throw new OptimisticLockingFailureException("No such mail waits");
		}
	}

	private void check(String administrator) {
		if (!this.needToKnow.isAdministrator(administrator)) {
			throw new Refused("The email that waits is for the administration team. Nothing was done.");
		}
	}

}

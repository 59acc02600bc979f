package io.convenor.reports;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

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
 * The mail in the custodians' own mailboxes of which nobody can tell to which of their
 * meetings it belongs. It waits for the custodians of that group and for nobody else;
 * every method takes the object id of the person who asks and refuses everybody else.
 */
@Component
public class CustodiansMail {

	private final Mails mails;

	private final Mailboxes mailboxes;

	private final Caseload caseload;

	private final Handing handing;

	private final AuditTrail audit;

	private final NeedToKnow needToKnow;

	private final ApplicationEventPublisher events;

	CustodiansMail(Mails mails, Mailboxes mailboxes, Caseload caseload, Handing handing, AuditTrail audit,
			NeedToKnow needToKnow, ApplicationEventPublisher events) {
		this.mails = mails;
		this.mailboxes = mailboxes;
		this.caseload = caseload;
		this.handing = handing;
		this.audit = audit;
		this.needToKnow = needToKnow;
		this.events = events;
	}

	/** What waits, oldest first; nothing for who is no custodian. */
	public List<QueuedMail> waiting(String custodian, int atMost) {
		return this.mails.queuedIn(mailboxes(custodian), atMost)
			.stream()
			.map((mail) -> QueuedMail.of(mail, null))
			.toList();
	}

	/** How many wait; none for who is no custodian. */
	public int size(String custodian) {
		return this.mails.countQueuedIn(mailboxes(custodian));
	}

	/** One that waits; empty when somebody has dealt with it. */
	public Optional<QueuedMail> find(String custodian, UUID mail) {
		check(custodian, mail);
		return find(mail);
	}

	/** One as a card shows it; whose card that is is asked before it is shown. */
	public Optional<QueuedMail> find(UUID mail) {
		return theirs(mail).filter((each) -> each.state() == ArrivedMail.State.QUEUED)
			.map((each) -> QueuedMail.of(each, null));
	}

	/** Whether somebody took it off the list, so that it can be put back. */
	public boolean wasTakenOff(UUID mail) {
		return theirs(mail).filter((each) -> each.state() == ArrivedMail.State.HANDLED).isPresent();
	}

	/** Grows with everything that happens to a mail. */
	public int version(UUID mail) {
		return theirs(mail).map(ArrivedMail::version).orElse(0);
	}

	/**
	 * Takes a mail off the list; it stays in the mailbox.
	 * @throws OptimisticLockingFailureException when somebody else dealt with it first
	 */
	@Transactional
	public void handled(String custodian, UUID mail, int version) {
		settle(custodian, mail, version);
		this.audit.record(custodian, "took a mail off the custodians' list", mail, null, null);
	}

	/**
	 * Lets a mail wait again that was taken off the list by mistake.
	 * @return whether it had been taken off, as the person saw it
	 */
	@Transactional
	public boolean putBack(String custodian, UUID mail, int version) {
		check(custodian, mail);
		boolean back = theirs(mail).isPresent() && this.mails.putBack(mail, version);
		if (back) {
			this.audit.record(custodian, "put a mail back on the custodians' list", mail, null, null);
			this.events.publishEvent(new CustodiansMailMoved(mail, true));
		}
		return back;
	}

	/**
	 * Makes an answer about a meeting of it.
	 * @return whether they know of such a meeting
	 * @throws OptimisticLockingFailureException when somebody else dealt with it first
	 */
	@Transactional
	public boolean handOn(String custodian, UUID mail, int version, Reference reference) {
		check(custodian, mail);
		Optional<Conference> meeting = this.caseload.find(reference, custodian)
			.filter((each) -> this.needToKnow.isApart(each.kind()));
		if (meeting.isEmpty()) {
			return false;
		}
		settle(custodian, mail, version);
		ArrivedMail arrived = this.mails.get(mail);
		this.handing.on(arrived, meeting.get());
		this.audit.record(custodian, "handed a mail on", meeting.get().id(), reference.value(), null);
		return true;
	}

	/**
	 * To which groups those of these mails came that came to custodians, whoever deals
	 * with them.
	 */
	public Map<UUID, String> groupsOf(Collection<UUID> mails) {
		Map<UUID, String> groups = new HashMap<>();
		this.mails.in(this.mailboxes.ofTheCustodians(), mails)
			.forEach((mail, mailbox) -> this.mailboxes.groupOf(mailbox).ifPresent((group) -> groups.put(mail, group)));
		return groups;
	}

	/** The group to whose custodians a mail came. */
	public Optional<String> groupOf(UUID mail) {
		return theirs(mail).flatMap(this.mailboxes::groupOf);
	}

	private void settle(String custodian, UUID mail, int version) {
		check(custodian, mail);
		if (theirs(mail).isEmpty() || !this.mails.handled(mail, version, custodian)) {
			throw new OptimisticLockingFailureException("The mail was dealt with already");
		}
		this.events.publishEvent(new CustodiansMailMoved(mail, false));
	}

	private Optional<ArrivedMail> theirs(UUID mail) {
		return this.mails.find(mail).filter((each) -> each.forAPerson().keeper() == Keeper.CUSTODIANS);
	}

	private Set<String> mailboxes(String custodian) {
		return this.mailboxes.of(this.needToKnow.custodianOf(custodian));
	}

	/** A custodian of another group is told no more than anybody else. */
	private void check(String custodian, UUID mail) {
		if (groupOf(mail).filter((group) -> this.needToKnow.isCustodian(custodian, group)).isEmpty()) {
			throw new Refused("That is for the custodians of its group. Nothing was done.");
		}
	}

}

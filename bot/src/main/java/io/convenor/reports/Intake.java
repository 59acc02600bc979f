package io.convenor.reports;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

import io.convenor.audit.AuditTrail;
import io.convenor.conference.Conferences;
import io.convenor.conference.Reference;
import io.convenor.delivery.Deliveries;
import io.convenor.delivery.IndividualMail;
import io.convenor.delivery.Parcel;
import io.convenor.replies.Placed;
import io.convenor.replies.Placing;
import io.convenor.replies.Received;
import io.convenor.replies.Replies;

/** Writes down what came of a mail, and sends what follows from it. */
@Component
class Intake {

	private final Mails mails;

	private final Mailboxes mailboxes;

	private final Replies replies;

	private final Requests requests;

	private final Automatic automatic;

	private final ReportLetters letters;

	private final Conferences conferences;

	private final Deliveries deliveries;

	private final AuditTrail audit;

	private final ApplicationEventPublisher events;

	private final ReportsSettings settings;

	Intake(Mails mails, Mailboxes mailboxes, Replies replies, Requests requests, Automatic automatic,
			ReportLetters letters, Conferences conferences, Deliveries deliveries, AuditTrail audit,
			ApplicationEventPublisher events, ReportsSettings settings) {
		this.mails = mails;
		this.mailboxes = mailboxes;
		this.replies = replies;
		this.requests = requests;
		this.automatic = automatic;
		this.letters = letters;
		this.conferences = conferences;
		this.deliveries = deliveries;
		this.audit = audit;
		this.events = events;
		this.settings = settings;
	}

	/** Belongs to the transaction that records the delivery. */
	void take(ArrivedMail mail, Filing.Looked looked) {
		take(mail, looked.filing());
		Received received = looked.received();
		Placed placed = looked.placed();
		if (received != null && placed != null) {
			handOn(received, looked.whose(), placed);
			if (looked.filing().isLeftForAPerson()) {
				keep(mail, received, placed);
			}
		}
	}

	private void handOn(Received received, Placing.@Nullable Theirs whose, Placed placed) {
		Placing.Theirs apart = placed.apart();
		if (apart != null) {
			this.replies.take(received, apart);
		}
		if (whose != null) {
			String closed = placed.closed();
			this.replies.take((closed != null) ? received.closed(closed) : received, whose);
		}
	}

	private void keep(ArrivedMail mail, Received received, Placed placed) {
		String closed = this.mailboxes.isOfTheCustodians(mail) ? null : placed.closed();
		this.mails.keep(mail.id(), (closed != null && placed.closedForGood()) ? received.closed(closed) : received,
				closed);
	}

	private void take(ArrivedMail mail, Filing filing) {
		switch (filing) {
			case Filing.Filed filed -> filed(mail, filed);
			case Filing.LeftForAPerson left -> left(mail, left);
			case Filing.LeftForTheCustodians(String reason) -> {
				this.mails.queueForTheCustodians(mail.id(), reason);
				this.events.publishEvent(new CustodiansMailMoved(mail.id(), true));
			}
			case Filing.LeftAlone alone -> this.mails.setAside(mail.id(), alone.reason());
			case Filing.HandedOn _ -> this.mails.handedOn(mail.id());
			case Filing.NothingToDo _ -> {
			}
		}
	}

	private void queue(ArrivedMail mail, String reason, @Nullable UUID suggested) {
		this.mails.queue(mail.id(), reason, suggested);
		this.events.publishEvent(new MailQueueMoved(mail.id(), true));
	}

	private void filed(ArrivedMail mail, Filing.Filed filed) {
		Request request = filed.request();
		Reference reference = filed.reference();
		boolean anew = false;
		for (Filing.Stored stored : filed.stored()) {
			anew |= this.requests.stored(stored.report(), stored.documentId(), stored.webUrl());
			this.audit.record("reports", "filed a report", request.conference(), reference.value(), stored.fileName());
		}
		List<Parcel> follow = new ArrayList<>();
		boolean answered;
		if (filed.refused().isEmpty()) {
			answered = filedAndAnswered(mail, request);
			if (mail.mailbox() == null) {
				follow.add(Parcel.of(MailKeys.fileAway(mail.id()), mail.id(), null,
						new FileAway(mail.messageId(), this.settings.filedFolder())));
			}
		}
		else {
			queue(mail, "A report was filed, but another file was not: " + words(filed.refused()) + ".", request.id());
			answered = answered(mail, request);
		}
		if (answered) {
			follow.add(answer(mail, request, this.letters.acknowledgement(reference, request, mail, filed)));
		}
		this.deliveries.enqueueAll(follow);
		if (anew) {
			this.events.publishEvent(new ReportReceived(request.conference()));
		}
	}

	private void left(ArrivedMail mail, Filing.LeftForAPerson left) {
		Request suggested = left.suggested();
		queue(mail, left.reason(), (suggested != null) ? suggested.id() : null);
		Request answer = left.answer();
		if (answer != null) {
			if (answered(mail, answer)) {
				Reference reference = this.conferences.get(answer.conference()).reference();
				this.deliveries
					.enqueue(answer(mail, answer, this.letters.notTakenIn(reference, answer, mail, left.refused())));
			}
		}
	}

	private boolean filedAndAnswered(ArrivedMail mail, Request request) {
		if (mayBeAnswered(mail, request)) {
			return this.mails.filedAndAnswered(mail.id(), request.id(), this.settings.answersADay());
		}
		this.mails.filed(mail.id());
		return false;
	}

	private boolean answered(ArrivedMail mail, Request request) {
		return mayBeAnswered(mail, request) && this.mails.answer(mail.id(), request.id(), this.settings.answersADay());
	}

	/**
	 * Only the address that was asked is answered, each of its mails once, and no more
	 * often in a day than a person would write.
	 */
	private boolean mayBeAnswered(ArrivedMail mail, Request request) {
		return mail.sender().strip().toLowerCase(Locale.ROOT).equals(request.to().address())
				&& this.automatic.mayBeAnswered(mail);
	}

	private static Parcel answer(ArrivedMail mail, Request request, IndividualMail letter) {
		return Parcel.of(MailKeys.answer(mail.id()), mail.id(), "Answer to " + request.label(), letter)
			.to(request.invitee());
	}

	private static String words(List<Refusal> refused) {
		return String.join("; ", refused.stream().distinct().map(Refusal::words).toList());
	}

}

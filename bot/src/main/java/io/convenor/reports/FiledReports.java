package io.convenor.reports;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

import io.convenor.audit.AuditTrail;
import io.convenor.delivery.Deliveries;
import io.convenor.delivery.Parcel;

/** Writes down which reports came with a mail, and lets what follows go. */
@Component
class FiledReports {

	private final Mails mails;

	private final Requests requests;

	private final ReportAnswers answers;

	private final Deliveries deliveries;

	private final AuditTrail audit;

	private final ApplicationEventPublisher events;

	private final ReportsSettings settings;

	FiledReports(Mails mails, Requests requests, ReportAnswers answers, Deliveries deliveries, AuditTrail audit,
			ApplicationEventPublisher events, ReportsSettings settings) {
		this.mails = mails;
		this.requests = requests;
		this.answers = answers;
		this.deliveries = deliveries;
		this.audit = audit;
		this.events = events;
		this.settings = settings;
	}

	/** Belongs to the transaction that records the delivery. */
	void filed(ArrivedMail mail, Filing.Filed filed) {
		Request request = filed.request();
		boolean anew = false;
		for (Filing.Stored stored : filed.stored()) {
			anew |= this.requests.stored(stored.report(), stored.documentId(), stored.webUrl());
			this.audit.record("reports", "filed a report", request.conference(), filed.reference().value(),
					stored.fileName());
		}
		this.deliveries.enqueueAll(filed.refused().isEmpty() ? whole(mail, filed) : inPart(mail, filed));
		if (anew) {
			this.events.publishEvent(new ReportReceived(request.conference()));
		}
	}

	private List<Parcel> whole(ArrivedMail mail, Filing.Filed filed) {
		List<Parcel> follow = new ArrayList<>();
		Optional<Parcel> answer = this.answers.filed(mail, filed);
		if (mail.mailbox() == null) {
			follow.add(Parcel.of(MailKeys.fileAway(mail.id()), mail.id(), null,
					new FileAway(mail.messageId(), this.settings.filedFolder())));
		}
		answer.ifPresent(follow::add);
		return follow;
	}

	private List<Parcel> inPart(ArrivedMail mail, Filing.Filed filed) {
		queue(mail, "A report was filed, but another file was not: " + words(filed.refused()) + ".",
				filed.request().id());
		return this.answers.filedInPart(mail, filed).stream().toList();
	}

	/** None was filed: a person looks. */
	void left(ArrivedMail mail, Filing.LeftForAPerson left) {
		Request suggested = left.suggested();
		queue(mail, left.reason(), (suggested != null) ? suggested.id() : null);
		Request answer = left.answer();
		if (answer != null) {
			this.answers.notTakenIn(mail, answer, left.refused()).ifPresent(this.deliveries::enqueue);
		}
	}

	private void queue(ArrivedMail mail, String reason, @Nullable UUID suggested) {
		this.mails.queue(mail.id(), reason, suggested);
		this.events.publishEvent(new MailQueueMoved(mail.id(), true));
	}

	private static String words(List<Refusal> refused) {
		return String.join("; ", refused.stream().distinct().map(Refusal::words).toList());
	}

}

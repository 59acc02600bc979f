package io.convenor.reports;

import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

import io.convenor.replies.Placed;
import io.convenor.replies.Placing;
import io.convenor.replies.Received;
import io.convenor.replies.Replies;

/** Writes down what came of a mail, and hands it to whoever deals with it. */
@Component
class Intake {

	private final Mails mails;

	private final Mailboxes mailboxes;

	private final Replies replies;

	private final FiledReports reports;

	private final ApplicationEventPublisher events;

	Intake(Mails mails, Mailboxes mailboxes, Replies replies, FiledReports reports, ApplicationEventPublisher events) {
		this.mails = mails;
		this.mailboxes = mailboxes;
		this.replies = replies;
		this.reports = reports;
		this.events = events;
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
			case Filing.Filed filed -> this.reports.filed(mail, filed);
			case Filing.LeftForAPerson left -> this.reports.left(mail, left);
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

}

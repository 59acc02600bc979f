package io.convenor.reports;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

import io.convenor.delivery.Courier;
import io.convenor.graph.DocumentLibrary;
import io.convenor.graph.IdempotencyKey;
import io.convenor.outcomes.Outcome;
import io.convenor.replies.Placed;
import io.convenor.replies.Placing;
import io.convenor.replies.Received;
import io.convenor.replies.Replies;

/** Looks at one mail, has its files stored, and hands on what came of it. */
@Component
class FileReportCourier implements Courier<FileReport, FileReportCourier.LookedAt> {

	private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);

	private final Mails mails;

	private final Clock clock;

	private final LookAtMail look;

	private final DocumentLibrary library;

	private final Mailboxes mailboxes;

	private final Replies replies;

	private final FiledReports reports;

	private final ApplicationEventPublisher events;

	FileReportCourier(Mails mails, LookAtMail look, DocumentLibrary library, Mailboxes mailboxes, Replies replies,
			FiledReports reports, ApplicationEventPublisher events, Clock clock) {
		this.clock = clock;
		this.mails = mails;
		this.look = look;
		this.library = library;
		this.mailboxes = mailboxes;
		this.replies = replies;
		this.reports = reports;
		this.events = events;
	}

	@Override
	public String kind() {
		return "file-report";
	}

	@Override
	public Outcome<LookedAt> carry(FileReport what, IdempotencyKey key, UUID subject) {
		Mails.Opened opened = this.mails.open(what.mail());
		Instant now = this.clock.instant();
		if (opened.afterAnother() && opened.mail().receivedAt().plus(Mails.SHORTLY).isAfter(now)) {
			return new Outcome.NotYet<>(now.plus(BETWEEN_LOOKS), "An earlier mail of the same sender is being filed");
		}
		return Outcome.done(new LookedAt(opened.mail(),
				this.look.of(what, opened, (name, folder, fileName, content, size) -> this.library
					.store(new IdempotencyKey(name, key.triedBefore()), folder, fileName, content, size))));
	}

	@Override
	public void arrived(FileReport what, LookedAt looked, UUID subject) {
		take(looked.mail(), looked.looked());
	}

	@Override
	public void givenUp(FileReport what, String reason, UUID subject) {
		ArrivedMail mail = this.mails.get(what.mail());
		take(mail, this.look.byItsEnvelope(mail, "Its files could not be taken in: " + reason + "."));
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

	/** A mail, and what came of it. */
	record LookedAt(ArrivedMail mail, Filing.Looked looked) {
	}

}

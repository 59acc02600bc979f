package io.convenor.reports;

import java.util.function.Function;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import io.convenor.replies.Placing;
import io.convenor.replies.Received;
import io.convenor.replies.Replies;

/**
 * Decides who has to look at a mail: nobody, because its report is filed; whoever looks
 * after the conference, because it is an answer; an administrator, because nobody can
 * tell whose it is. A mail that brings a file and says something has both.
 */
@Component
class Triage {

	private static final String STAYS_WITH_THEM = "It came to the custodians' own mailbox, where they read it";

	private final Replies replies;

	private final Mailboxes mailboxes;

	Triage(Replies replies, Mailboxes mailboxes) {
		this.mailboxes = mailboxes;
		this.replies = replies;
	}

	/**
	 * What becomes of a mail.
	 * @param match what its envelope says of a report
	 * @param file files what came with it
	 */
	Filing.Looked of(ArrivedMail mail, Received received, Matching.Match match, Function<Request, Filing> file) {
		Placing placing = this.replies.whose(received);
		Placing.@Nullable Theirs theirs = (placing instanceof Placing.Theirs found) ? found : null;
		if (theirs != null && theirs.isForThemAlone()) {
			return new Filing.Looked(new Filing.HandedOn(), received, theirs);
		}
		if (this.mailboxes.isOfTheCustodians(mail)) {
			return Filing.Looked.notRead(new Filing.LeftAlone(STAYS_WITH_THEM));
		}
		return switch (match) {
			case Matching.Match.LeaveAlone alone ->
				new Filing.Looked(new Filing.LeftAlone(alone.reason()), received, null);
			case Matching.Match.Recalled recalled ->
				new Filing.Looked(Filing.LeftForAPerson.silently(recalled.reason(), null), received, theirs);
			case Matching.Match.ToFile report -> withAReport(received, report.request(), theirs, file);
			case Matching.Match.ForAPerson person -> forAPerson(mail, received, person, placing);
		};
	}

	/** Where it could not be read at all. */
	Filing.Looked notRead(ArrivedMail mail, Received envelope, String reason, Matching.Match match) {
		Placing placing = this.replies.whose(envelope);
		if (placing instanceof Placing.Theirs theirs && theirs.isForThemAlone()) {
			return new Filing.Looked(new Filing.HandedOn(), envelope, theirs);
		}
		if (this.mailboxes.isOfTheCustodians(mail)) {
			return Filing.Looked.notRead(new Filing.LeftAlone(STAYS_WITH_THEM));
		}
		Request suggested = (match instanceof Matching.Match.ToFile report) ? report.request() : null;
		return Filing.Looked.notRead(Filing.LeftForAPerson.silently(reason, suggested));
	}

	/** From who was asked for a report: with a file it is one, without it may be none. */
	private static Filing.Looked withAReport(Received received, Request request, Placing.@Nullable Theirs theirs,
			Function<Request, Filing> file) {
		boolean asks = received.typed().saysMoreThanACover();
		if (!received.files().isEmpty()) {
			return new Filing.Looked(file.apply(request), received, asks ? theirs : null);
		}
		if (asks && theirs != null && !received.typed().speaksOfAFile()) {
			return new Filing.Looked(new Filing.HandedOn(), received, theirs);
		}
		if (!request.owed() && !asks) {
			return new Filing.Looked(new Filing.LeftAlone("It says no more than thanks, and the report is here"),
					received, null);
		}
		return new Filing.Looked(file.apply(request), received, asks ? theirs : null);
	}

	/**
	 * Without a file, an answer is for whoever looks after the conference and for nobody
	 * else. With one, an administrator sees whether it is to be filed.
	 */
	private static Filing.Looked forAPerson(ArrivedMail mail, Received received, Matching.Match.ForAPerson person,
			Placing placing) {
		boolean says = !received.typed().isBlank() || (received.files().isEmpty() && !mail.subject().isBlank());
		if (!(placing instanceof Placing.Theirs theirs) || (!says && !received.undelivered())) {
			return new Filing.Looked(Filing.LeftForAPerson.silently(person.reason(), person.suggested()), received,
					null);
		}
		String besides = theirs.besides();
		if (besides != null) {
			return new Filing.Looked(Filing.LeftForAPerson.silently(besides, null), received, theirs);
		}
		return (received.files().isEmpty() || received.undelivered())
				? new Filing.Looked(new Filing.HandedOn(), received, theirs) : new Filing.Looked(
						Filing.LeftForAPerson.silently(person.reason(), person.suggested()), received, theirs);
	}

}

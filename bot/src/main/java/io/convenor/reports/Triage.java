package io.convenor.reports;

import java.util.function.Function;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import io.convenor.replies.Placed;
import io.convenor.replies.Placing;
import io.convenor.replies.Received;
import io.convenor.replies.Replies;

/**
 * Decides who has to look at a mail: nobody, because its report is filed; whoever looks
 * after the conference, because it is an answer; an administrator, because nobody can
 * tell whose it is. A mail that brings a file and says something has both. Whoever runs a
 * meeting about allegations gets what points to it beside that; what comes from one of
 * their people, who was invited by the administration team, too, instead of it, unless it
 * is clearly the report of another conference.
 */
@Component
class Triage {

	private static final String POINTS_NOWHERE = "It came to your mailbox, and I cannot tell about which meeting.";

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
		Placed placed = this.replies.whose(received, this.mailboxes.groupOf(mail));
		if (this.mailboxes.isOfTheCustodians(mail)) {
			return ofTheCustodians(mail, received, placed,
					(match instanceof Matching.Match.Recalled recalled) ? recalled.reason() : POINTS_NOWHERE);
		}
		if (placed.forThemAlone() && !(match instanceof Matching.Match.ToFile)) {
			return new Filing.Looked(new Filing.HandedOn(), received, null, placed);
		}
		return switch (match) {
			case Matching.Match.LeaveAlone alone ->
				new Filing.Looked(new Filing.LeftAlone(alone.reason()), received, null, placed);
			case Matching.Match.Recalled recalled -> new Filing.Looked(
					Filing.LeftForAPerson.silently(recalled.reason(), null), received, placed.knownToBe(), placed);
			case Matching.Match.ToFile report -> withAReport(received, report.request(), placed, file);
			case Matching.Match.ForAPerson person -> forAPerson(mail, received, person, placed);
		};
	}

	/** Where it could not be read at all. */
	Filing.Looked notRead(ArrivedMail mail, Received envelope, String reason, Matching.Match match) {
		Placed placed = this.replies.whose(envelope, this.mailboxes.groupOf(mail));
		if (this.mailboxes.isOfTheCustodians(mail)) {
			return ofTheCustodians(mail, envelope, placed, reason);
		}
		if (placed.forThemAlone()) {
			return new Filing.Looked(new Filing.HandedOn(), envelope, null, placed);
		}
		Request suggested = (match instanceof Matching.Match.ToFile report) ? report.request() : null;
		return new Filing.Looked(Filing.LeftForAPerson.silently(reason, suggested), envelope, null, placed);
	}

	/** Nothing of what comes to the custodians' own mailbox is for anybody else. */
	private Filing.Looked ofTheCustodians(ArrivedMail mail, Received received, Placed placed, String reason) {
		if (this.mailboxes.looksLikeOurOwnLetter(mail) || this.replies.isOurOwnLetter(received)) {
			return Filing.Looked.notRead(new Filing.LeftAlone("It is a letter of our own"));
		}
		return new Filing.Looked(
				(placed.apart() != null) ? new Filing.HandedOn() : new Filing.LeftForTheCustodians(reason), received,
				null, placed);
	}

	/**
	 * From who was asked for a report: with a file it is one, without it may be none, and
	 * what somebody typed into the answer of an invitation never is.
	 */
	private static Filing.Looked withAReport(Received received, Request request, Placed placed,
			Function<Request, Filing> file) {
		boolean answers = received.withAnAnswer();
		boolean asks = answers || received.typed().saysMoreThanACover();
		Placing.@Nullable Theirs theirs = placed.knownToBe();
		if (!received.files().isEmpty()) {
			return new Filing.Looked(file.apply(request), received, asks ? theirs : null, placed);
		}
		if (asks && theirs != null && (answers || !received.typed().speaksOfAFile())) {
			return new Filing.Looked(new Filing.HandedOn(), received, theirs, placed);
		}
		if (!request.owed() && !asks) {
			return new Filing.Looked(new Filing.LeftAlone("It says no more than thanks, and the report is here"),
					received, null, placed);
		}
		return new Filing.Looked(file.apply(request), received, asks ? theirs : null, placed);
	}

	/**
	 * Without a file, an answer is for whoever looks after the conference and for nobody
	 * else. With one, an administrator sees whether it is to be filed.
	 */
	private static Filing.Looked forAPerson(ArrivedMail mail, Received received, Matching.Match.ForAPerson person,
			Placed placed) {
		boolean says = !received.typed().isBlank() || (received.files().isEmpty() && !mail.subject().isBlank());
		Placing.@Nullable Theirs theirs = placed.knownToBe();
		Filing left = Filing.LeftForAPerson.silently(person.reason(), person.suggested());
		if (theirs == null || (!says && !received.undelivered())) {
			return new Filing.Looked(left, received, null, placed);
		}
		String besides = theirs.besides();
		if (besides != null) {
			return new Filing.Looked(Filing.LeftForAPerson.silently(besides, null), received, theirs, placed);
		}
		boolean handedOn = received.files().isEmpty() || received.undelivered();
		return new Filing.Looked(handedOn ? new Filing.HandedOn() : left, received, theirs, placed);
	}

}

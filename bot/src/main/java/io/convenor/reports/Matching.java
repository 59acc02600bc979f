package io.convenor.reports;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import io.convenor.conference.Caseload;
import io.convenor.conference.Reference;
import io.convenor.replies.Received;

/**
 * Finds the request that a mail answers: all that it says of itself has to point to that
 * one, and its sender must be who was asked.
 */
@Component
class Matching {

	private final Caseload caseload;

	private final Requests requests;

	private final Automatic automatic;

	private final Mailboxes mailboxes;

	Matching(Caseload caseload, Requests requests, Automatic automatic, Mailboxes mailboxes) {
		this.mailboxes = mailboxes;
		this.caseload = caseload;
		this.requests = requests;
		this.automatic = automatic;
	}

	/**
	 * Says what to do with a mail that a machine wrote, or that comes from ourselves.
	 * @param headers its internet headers, as far as they are known
	 * @param text what it says, as far as that is known
	 * @return null where a person wrote it
	 */
	@Nullable Match ofAMachine(ArrivedMail mail, Map<String, List<String>> headers, Supplier<String> text) {
		return switch (this.automatic.kindOf(mail, headers)) {
			case PERSON -> null;
			case PROGRAM -> Match.person("A program wrote it, perhaps one that gives mail a number: "
					+ "please see whether it says anything.", null);
			case BOUNCE -> Match.person("An email of ours may not have reached an agency: please see which one.", null);
			case OURSELVES -> fromOurselves(mail);
			case RECALL ->
				new Match.Recalled("Its sender wants to take back an email that they sent us. They may have sent "
						+ "something by mistake: please ring them before anything of it is used or sent on.");
			case RECEIPT -> mail.hasAttachments()
					? Match.person("It looks like a receipt that an email was read, but a file came with it.", null)
					: new Match.LeaveAlone("A receipt that an email was read");
			case AUTOMATIC_REPLY -> Automatic.saysGoneForGood(text.get())
					? Match.person("An automatic reply says that nobody reads this address any more: "
							+ "our request may have reached nobody.", null)
					: mail.hasAttachments()
							? Match.person("It looks like an automatic reply, but a file came with it.", null)
							: new Match.LeaveAlone("An automatic reply");
		};
	}

	/** Says what to do with a mail that a person wrote. */
	Match ofAPerson(ArrivedMail mail, Received received) {
		Evidence evidence = new Evidence(received, this.mailboxes::isOurs);
		List<Reference> references = references(evidence);
		return switch (references.size()) {
			case 0 -> withoutReference(mail);
			case 1 -> withReference(mail, references.getFirst(), evidence);
			default -> Match.person("It names several references: please send each report to its own.", null);
		};
	}

	/** What the administration team forwards to the custodians is theirs to read. */
	private @Nullable Match fromOurselves(ArrivedMail mail) {
		if (this.mailboxes.isOfTheCustodians(mail)) {
			return null;
		}
		return mail.hasAttachments()
				? Match.person("It comes from our own mailbox: please say whose report it is.", null)
				: new Match.LeaveAlone("It comes from our own mailbox");
	}

	private Match withoutReference(ArrivedMail mail) {
		List<Request> asked = this.requests.openFor(sender(mail), this.caseload.kindsOfTheAdministration());
		return switch (asked.size()) {
			case 0 -> Match.person("It names no reference, and the sender was not asked for a report.", null);
			case 1 ->
				Match.person("It names no reference. The sender was asked for one report only.", asked.getFirst());
			default -> Match.person("It names no reference, and the sender was asked for several reports.", null);
		};
	}

	private Match withReference(ArrivedMail mail, Reference reference, Evidence evidence) {
		if (!reference.isGenuine()) {
			return Match.person(reference.notOurs() + ".", null);
		}
		Optional<Requests.Asked> asked = this.requests.of(reference, this.caseload.kindsOfTheAdministration());
		if (asked.isEmpty()) {
			return Match.person("There is no conference " + reference + ".", null);
		}
		Optional<Request> request = asked.get()
			.requests()
			.stream()
			.filter((each) -> each.to().address().equals(sender(mail)))
			.min(Comparator.comparing((each) -> !each.stands()));
		if (request.isEmpty()) {
			return Match.person("The sender was not asked for a report for " + reference + ".",
					Evidence.ofTheSameDomain(sender(mail), asked.get().requests()));
		}
		return switch (asked.get().status()) {
			case BOOKED -> request.get().stands() ? unlessInDoubt(request.get(), asked.get().requests(), evidence)
					: Match.person("The sender is no longer asked for a report for " + reference + ".", request.get());
			case HELD -> Match.person("The conference " + reference + " has been held already.", request.get());
			case CANCELLED -> Match.person("The conference " + reference + " was cancelled.", request.get());
		};
	}

	private static Match unlessInDoubt(Request request, List<Request> asked, Evidence evidence) {
		return evidence.against(request, asked)
			.<Match>map((doubt) -> Match.person(doubt.because(), doubt.rather()))
			.orElseGet(() -> new Match.ToFile(request));
	}

	/**
	 * The references a mail names. Numbers that an agency gives its own papers look like
	 * one, too: outside of the subject they count only where there is such a conference.
	 */
	private List<Reference> references(Evidence evidence) {
		List<Reference> elsewhere = evidence.elsewhere()
			.stream()
			.filter((each) -> !evidence.inTheSubject().contains(each))
			.toList();
		return Stream
			.concat(evidence.inTheSubject().stream(),
					this.requests.known(elsewhere, this.caseload.kindsOfTheAdministration()).stream())
			.distinct()
			.toList();
	}

	private static String sender(ArrivedMail mail) {
		return mail.sender().strip().toLowerCase(Locale.ROOT);
	}

	/** What to do with a mail. */
	sealed interface Match {

		/** Take its files in for this request. */
		record ToFile(Request request) implements Match {
		}

		/** Leave it for a person. */
		record ForAPerson(String reason, @Nullable Request suggested) implements Match {
		}

		/** Somebody wants it back: an administrator looks, whoever else does. */
		record Recalled(String reason) implements Match {
		}

		/** Leave it where it is. */
		record LeaveAlone(String reason) implements Match {
		}

		static Match person(String reason, @Nullable Request suggested) {
			return new ForAPerson(reason, suggested);
		}

	}

}

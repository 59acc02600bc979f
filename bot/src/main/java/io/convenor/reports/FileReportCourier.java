package io.convenor.reports;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

import io.convenor.conference.Conferences;
import io.convenor.delivery.Courier;
import io.convenor.graph.DocumentLibrary;
import io.convenor.graph.IdempotencyKey;
import io.convenor.graph.SharedMailbox;
import io.convenor.people.Authority;

/** Takes the files of one mail from the mailbox to the document library. */
@Component
class FileReportCourier implements Courier<FileReport, Filing> {

	private final Mails mails;

	private final Requests requests;

	private final Matching matching;

	private final Conferences conferences;

	private final SharedMailbox mailbox;

	private final DocumentLibrary library;

	private final Papers papers;

	private final Intake intake;

	private final Authority authority;

	private final ReportsSettings settings;

	private final TransactionOperations transaction;

	FileReportCourier(Mails mails, Requests requests, Matching matching, Conferences conferences, SharedMailbox mailbox,
			DocumentLibrary library, Papers papers, Intake intake, Authority authority, ReportsSettings settings,
			TransactionOperations transaction) {
		this.mails = mails;
		this.requests = requests;
		this.matching = matching;
		this.conferences = conferences;
		this.mailbox = mailbox;
		this.library = library;
		this.papers = papers;
		this.intake = intake;
		this.authority = authority;
		this.settings = settings;
		this.transaction = transaction;
	}

	@Override
	public String kind() {
		return "file-report";
	}

	@Override
	public Class<FileReport> contents() {
		return FileReport.class;
	}

	@Override
	public Outcome<Filing> carry(FileReport what, IdempotencyKey key, UUID subject) {
		ArrivedMail mail = this.mails.get(what.mail());
		if (mail.state() != ArrivedMail.State.NEW || mail.filings() != what.filing()) {
			return Outcome.done(new Filing.NothingToDo());
		}
		return Outcome.done(switch (match(what, mail)) {
			case Matching.Match.LeaveAlone alone -> new Filing.LeftAlone(alone.reason());
			case Matching.Match.ForAPerson person ->
				Filing.LeftForAPerson.silently(person.reason(), person.suggested());
			case Matching.Match.ToFile file -> file(mail, file.request(), what.request() != null, key);
		});
	}

	@Override
	public void arrived(FileReport what, Filing filing, UUID subject) {
		this.intake.take(this.mails.get(what.mail()), filing);
	}

	@Override
	public void givenUp(FileReport what, String reason, UUID subject) {
		ArrivedMail mail = this.mails.get(what.mail());
		Request suggested = (match(what, mail) instanceof Matching.Match.ToFile file) ? file.request() : null;
		this.intake.take(mail,
				Filing.LeftForAPerson.silently("Its files could not be taken in: " + reason + ".", suggested));
	}

	private Matching.Match match(FileReport what, ArrivedMail mail) {
		UUID chosen = what.request();
		return (chosen != null) ? new Matching.Match.ToFile(this.requests.find(chosen).orElseThrow())
				: this.matching.match(mail);
	}

	private Filing file(ArrivedMail mail, Request request, boolean byAPerson, IdempotencyKey key) {
		List<SharedMailbox.AttachedFile> attached = this.mailbox
			.attachments(this.authority.cpMailbox(), mail.messageId())
			.stream()
			.filter((file) -> !(file.inline() && picture(file)))
			.toList();
		if (attached.isEmpty()) {
			return left(request, List.of(Refusal.NONE_ATTACHED));
		}
		List<Filing.Stored> stored = new ArrayList<>();
		List<Refusal> refused = new ArrayList<>();
		boolean known = false;
		for (SharedMailbox.AttachedFile file : attached) {
			switch (take(mail, file, request, byAPerson, key)) {
				case Taken.Stored taken -> stored.add(taken.stored());
				case Taken.KnownBefore _ -> known = true;
				case Taken.Refused taken -> refused.add(taken.why());
			}
		}
		if (stored.isEmpty() && !known) {
			return left(request, refused);
		}
		// A logo beside a report is no second report.
		refused.removeIf((why) -> why == Refusal.PICTURE);
		return new Filing.Filed(request, stored, refused);
	}

	private static Filing left(Request request, List<Refusal> refused) {
		List<Refusal> reasons = refused.stream().distinct().toList();
		String words = String.join("; ", reasons.stream().map(Refusal::words).toList());
		return new Filing.LeftForAPerson("It could not be filed: " + words + ".", request, request, reasons);
	}

	private Taken take(ArrivedMail mail, SharedMailbox.AttachedFile file, Request request, boolean byAPerson,
			IdempotencyKey key) {
		if (!file.file()) {
			return new Taken.Refused(Refusal.MAIL_OR_LINK);
		}
		long atMost = this.settings.largestFile().toBytes();
		Optional<Spooled> spooled = (file.size() > 2 * atMost) ? Optional.empty()
				: Spooled.of(this.mailbox.open(this.authority.cpMailbox(), mail.messageId(), file.id()), atMost);
		if (spooled.isEmpty()) {
			return new Taken.Refused(Refusal.TOO_LARGE);
		}
		try (Spooled here = spooled.get()) {
			Papers.Look look = this.papers.look(here.file(), file.contentType(), file.name(), byAPerson);
			return (look.refusal() != null) ? new Taken.Refused(look.refusal())
					: store(mail, here, request, look.extension(), key);
		}
	}

	/**
	 * Its number and name are noted before the file is stored, so that a second attempt
	 * replaces the file instead of adding one.
	 */
	private Taken store(ArrivedMail mail, Spooled here, Request request, String extension, IdempotencyKey key) {
		Requests.Reserved place = Objects.requireNonNull(
				this.transaction.execute((_) -> this.requests.reserve(request, mail, here.sha256(), extension)));
		if (place.stored()) {
			return new Taken.KnownBefore();
		}
		String folder = this.conferences.get(request.conference()).reference() + "/Reports";
		try (InputStream content = Files.newInputStream(here.file())) {
			var document = this.library.store(new IdempotencyKey(mail.id() + "/store/" + place.id(), key.triedBefore()),
					folder, place.fileName(), content, here.size());
			return new Taken.Stored(new Filing.Stored(place.id(), place.fileName(), place.number() > 1, document.id(),
					document.webUrl()));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static boolean picture(SharedMailbox.AttachedFile file) {
		return file.contentType().toLowerCase(Locale.ROOT).startsWith("image/");
	}

	/** What came of one attachment. */
	private sealed interface Taken {

		record Stored(Filing.Stored stored) implements Taken {
		}

		/** The same content was recorded before. */
		record KnownBefore() implements Taken {
		}

		record Refused(Refusal why) implements Taken {
		}

	}

}

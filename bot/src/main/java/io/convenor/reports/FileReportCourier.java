package io.convenor.reports;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

import io.convenor.conference.Conferences;
import io.convenor.conference.Reference;
import io.convenor.delivery.Courier;
import io.convenor.graph.DocumentLibrary;
import io.convenor.graph.IdempotencyKey;
import io.convenor.graph.SharedMailbox;
import io.convenor.replies.Received;

/** Takes the files of one mail from the mailbox to the document library. */
@Component
class FileReportCourier implements Courier<FileReport, FileReportCourier.LookedAt> {

	private final Mails mails;

	private final Requests requests;

	private final Matching matching;

	private final Conferences conferences;

	private final SharedMailbox mailbox;

	private final DocumentLibrary library;

	private final Papers papers;

	private final Intake intake;

	private final Mailboxes mailboxes;

	private final Readings readings;

	private final Triage triage;

	private final ReportsSettings settings;

	private final TransactionOperations transaction;

	FileReportCourier(Mails mails, Requests requests, Matching matching, Conferences conferences, SharedMailbox mailbox,
			DocumentLibrary library, Papers papers, Intake intake, Mailboxes mailboxes, Readings readings,
			Triage triage, ReportsSettings settings, TransactionOperations transaction) {
		this.mails = mails;
		this.requests = requests;
		this.matching = matching;
		this.conferences = conferences;
		this.mailbox = mailbox;
		this.library = library;
		this.papers = papers;
		this.intake = intake;
		this.mailboxes = mailboxes;
		this.readings = readings;
		this.triage = triage;
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
	public Outcome<LookedAt> carry(FileReport what, IdempotencyKey key, UUID subject) {
		Mails.Opened opened = this.mails.open(what.mail());
		return Outcome.done(new LookedAt(opened.mail(), look(what, opened, key)));
	}

	private Filing.Looked look(FileReport what, Mails.Opened opened, IdempotencyKey key) {
		ArrivedMail mail = opened.mail();
		if (mail.state() != ArrivedMail.State.NEW || mail.filings() != what.filing()) {
			return Filing.Looked.notRead(new Filing.NothingToDo());
		}
		UUID chosen = what.request();
		if (chosen != null) {
			return Filing.Looked.notRead(file(mail, this.requests.find(chosen).orElseThrow(), listed(mail), true, key));
		}
		SharedMailbox.WrittenMail written = (opened.written() != null) ? opened.written()
				: this.mailbox.read(this.mailboxes.of(mail), mail.messageId());
		Matching.Match match = this.matching.match(mail, written.headers());
		if (match instanceof Matching.Match.LeaveAlone alone) {
			return Filing.Looked.notRead(new Filing.LeftAlone(alone.reason()));
		}
		if (written.answersInvitation() && this.conferences.anyInRoom(mail.sender().strip().toLowerCase(Locale.ROOT))) {
			return Filing.Looked.notRead(new Filing.LeftAlone("A room's answer, which the calendar tells of"));
		}
		List<SharedMailbox.AttachedFile> attached = listed(mail);
		Received received = this.readings.of(mail, written, attached);
		return this.triage.of(mail, received, match, (request) -> file(mail, request, attached, false, key));
	}

	@Override
	public void arrived(FileReport what, LookedAt looked, UUID subject) {
		this.intake.take(looked.mail(), looked.looked());
	}

	/** Its text was not read, so its envelope says whose it is. */
	@Override
	public void givenUp(FileReport what, String reason, UUID subject) {
		ArrivedMail mail = this.mails.get(what.mail());
		this.intake.take(mail, this.triage.notRead(mail, this.readings.ofEnvelope(mail),
				"Its files could not be taken in: " + reason + ".", this.matching.match(mail, Map.of())));
	}

	/** Where the list says that nothing came with it, nobody asks for it. */
	private List<SharedMailbox.AttachedFile> listed(ArrivedMail mail) {
		return this.mailbox.attachments(this.mailboxes.of(mail), mail.messageId())
			.stream()
			.filter((file) -> !(file.inline() && picture(file)))
			.toList();
	}

	private Filing file(ArrivedMail mail, Request request, List<SharedMailbox.AttachedFile> attached, boolean byAPerson,
			IdempotencyKey key) {
		if (attached.isEmpty()) {
			return left(request, List.of(Refusal.NONE_ATTACHED));
		}
		List<Filing.Stored> stored = new ArrayList<>();
		List<Refusal> refused = new ArrayList<>();
		Reference reference = null;
		for (SharedMailbox.AttachedFile file : attached) {
			switch (take(mail, file, request, byAPerson, key)) {
				case Taken.Stored taken -> {
					stored.add(taken.stored());
					reference = taken.reference();
				}
				case Taken.KnownBefore taken -> reference = taken.reference();
				case Taken.Refused taken -> refused.add(taken.why());
			}
		}
		if (reference == null) {
			return left(request, refused);
		}
		// A logo beside a report is no second report.
		refused.removeIf((why) -> why == Refusal.PICTURE);
		return new Filing.Filed(request, reference, stored, refused);
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
				: Spooled.of(this.mailbox.open(this.mailboxes.of(mail), mail.messageId(), file.id()), atMost);
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
			return new Taken.KnownBefore(place.reference());
		}
		String folder = place.reference() + "/Reports";
		try (InputStream content = Files.newInputStream(here.file())) {
			var document = this.library.store(new IdempotencyKey(mail.id() + "/store/" + place.id(), key.triedBefore()),
					folder, place.fileName(), content, here.size());
			return new Taken.Stored(new Filing.Stored(place.id(), place.fileName(), place.number() > 1, document.id(),
					document.webUrl()), place.reference());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static boolean picture(SharedMailbox.AttachedFile file) {
		return file.contentType().toLowerCase(Locale.ROOT).startsWith("image/");
	}

	/** A mail, and what came of it. */
	record LookedAt(ArrivedMail mail, Filing.Looked looked) {
	}

	/** What came of one attachment. */
	private sealed interface Taken {

		record Stored(Filing.Stored stored, Reference reference) implements Taken {
		}

		/** The same content was recorded before. */
		record KnownBefore(Reference reference) implements Taken {
		}

		record Refused(Refusal why) implements Taken {
		}

	}

}

package io.convenor.reports;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

import io.convenor.conference.Caseload;
import io.convenor.conference.Reference;
import io.convenor.graph.DocumentLibrary;
import io.convenor.graph.SharedMailbox;

/** Takes the files of a mail from the mailbox to the document library. */
@Component
class FilesOfMails {

	private final MailContents contents;

	private final Spool spool;

	private final Papers papers;

	private final Requests requests;

	private final Caseload caseload;

	private final ReportsSettings settings;

	private final TransactionOperations transaction;

	FilesOfMails(MailContents contents, Spool spool, Papers papers, Requests requests, Caseload caseload,
			ReportsSettings settings, TransactionOperations transaction) {
		this.caseload = caseload;
		this.contents = contents;
		this.spool = spool;
		this.papers = papers;
		this.requests = requests;
		this.settings = settings;
		this.transaction = transaction;
	}

	/** Files them under a request, or says why a person has to look. */
	Filing file(ArrivedMail mail, Request request, List<SharedMailbox.AttachedFile> attached, boolean byAPerson,
			Storing storing) {
		if (attached.isEmpty()) {
			return left(request, List.of(Refusal.NONE_ATTACHED));
		}
		List<Filing.Stored> stored = new ArrayList<>();
		List<Refusal> refused = new ArrayList<>();
		Reference reference = null;
		for (SharedMailbox.AttachedFile file : attached) {
			switch (take(mail, file, request, byAPerson, storing)) {
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
		// A logo or a signature beside a report is no second report.
		refused.removeIf((why) -> why == Refusal.PICTURE || why == Refusal.SIGNATURE);
		return new Filing.Filed(request, reference, stored, refused);
	}

	private static Filing left(Request request, List<Refusal> refused) {
		List<Refusal> reasons = refused.stream().distinct().toList();
		String words = String.join("; ", reasons.stream().map(Refusal::words).toList());
		boolean told = reasons.stream().anyMatch((why) -> !why.toSender().isEmpty());
		return new Filing.LeftForAPerson("It could not be filed: " + words + ".", request, told ? request : null,
				reasons);
	}

	private boolean namesAnother(SharedMailbox.AttachedFile file, Request request) {
		List<Reference> named = this.requests.known(Reference.allIn(file.name()),
				this.caseload.kindsOfTheAdministration());
		return !named.isEmpty() && !named.contains(this.requests.reference(request));
	}

	private Taken take(ArrivedMail mail, SharedMailbox.AttachedFile file, Request request, boolean byAPerson,
			Storing storing) {
		if (!file.file()) {
			return new Taken.Refused(Refusal.MAIL_OR_LINK);
		}
		if (namesAnother(file, request)) {
			return new Taken.Refused(Refusal.NAMES_ANOTHER);
		}
		long atMost = this.settings.largestFile().toBytes();
		Optional<Spooled> spooled = (file.size() > 2 * atMost) ? Optional.empty()
				: this.spool.take(this.contents.open(mail, file), atMost);
		if (spooled.isEmpty()) {
			return new Taken.Refused(Refusal.TOO_LARGE);
		}
		try (Spooled here = spooled.get()) {
			Papers.Look look = this.papers.look(here.file(), file.contentType(), file.name(), byAPerson);
			if (look.refusal() != null) {
				return new Taken.Refused(look.refusal());
			}
			return store(mail, here, request, look.extension(), byAPerson, storing);
		}
	}

	/**
	 * Its number and name are noted before the file is stored, so that a second attempt
	 * replaces the file instead of adding one.
	 */
	private Taken store(ArrivedMail mail, Spooled here, Request request, String extension, boolean byAPerson,
			Storing storing) {
		Requests.Reserved place = Objects.requireNonNull(this.transaction
			.execute((_) -> this.requests.reserve(request, mail, here.sha256(), extension, byAPerson)));
		UUID id = place.id();
		if (id == null) {
			return new Taken.Refused(Refusal.FILED_FOR_ANOTHER);
		}
		if (place.stored()) {
			return new Taken.KnownBefore(place.reference());
		}
		String folder = place.reference() + "/Reports";
		try (InputStream content = Files.newInputStream(here.file())) {
			var document = storing.store(mail.id() + "/store/" + id, folder, place.fileName(), content, here.size());
			return new Taken.Stored(
					new Filing.Stored(id, place.fileName(), place.number() > 1, document.id(), document.webUrl()),
					place.reference());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** Puts a file into the document library, which only a delivery does. */
	@FunctionalInterface
	interface Storing {

		DocumentLibrary.StoredDocument store(String key, String folder, String fileName, InputStream content,
				long size);

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

package io.convenor.reports;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

import io.convenor.conference.Caseload;
import io.convenor.conference.Reference;
import io.convenor.graph.DocumentLibrary;
import io.convenor.graph.SharedMailbox;

/** Takes the files of a mail from the mailbox to the document library. */
@Component
class FilesOfMails {

	/** A logo, a signature or a mail that is answered is no second report. */
	private static final Set<Refusal> BESIDE_A_REPORT = EnumSet.of(Refusal.PICTURE, Refusal.SIGNATURE,
			Refusal.MAIL_WITHOUT_A_FILE);

	/** Forty scanned pages are made one file in less. */
	private static final int TIMES_A_LOOK = 5;

	private final Unpacking unpacking;

	private final Spool spool;

	private final FileLook files;

	private final Papers papers;

	private final Requests requests;

	private final Caseload caseload;

	private final Mailboxes mailboxes;

	private final TransactionOperations transaction;

	FilesOfMails(Unpacking unpacking, Spool spool, FileLook files, Papers papers, Requests requests, Caseload caseload,
			Mailboxes mailboxes, TransactionOperations transaction) {
		this.unpacking = unpacking;
		this.spool = spool;
		this.files = files;
		this.papers = papers;
		this.requests = requests;
		this.caseload = caseload;
		this.mailboxes = mailboxes;
		this.transaction = transaction;
	}

	/** Files them under a request, or says why a person has to look. */
	Filing file(ArrivedMail mail, Request request, List<SharedMailbox.AttachedFile> attached, boolean byAPerson,
			Storing storing) {
		if (attached.isEmpty()) {
			return left(request, List.of(Refusal.NONE_ATTACHED));
		}
		List<SharedMailbox.AttachedFile> own = attached.stream()
			.filter((file) -> !namesAnother(Reference.allIn(file.name()), request, byAPerson))
			.toList();
		try (Unpacked came = this.unpacking.of(mail, own)) {
			own.stream().limit(attached.size() - own.size()).forEach((_) -> came.refuse(Refusal.NAMES_ANOTHER));
			Optional<Evidence.Doubt> doubt = byAPerson ? Optional.empty() : passedOn(came, request);
			return doubt.<Filing>map((why) -> Filing.LeftForAPerson.silently(why.because(), why.rather()))
				.orElseGet(() -> file(mail, request, came, byAPerson, storing));
		}
	}

	private Filing file(ArrivedMail mail, Request request, Unpacked came, boolean byAPerson, Storing storing) {
		List<Filing.Stored> stored = new ArrayList<>();
		List<Refusal> refused = new ArrayList<>(came.refused());
		Reference reference = null;
		for (Taking file : files(request, came, byAPerson, refused)) {
			switch (store(mail, file, request, byAPerson, storing)) {
				case Taken.Stored taken -> {
					stored.add(taken.stored());
					reference = taken.reference();
				}
				case Taken.KnownBefore taken -> reference = taken.reference();
				case Taken.Refused taken -> {
					// The notice of several agencies is in the folder already.
					if (!file.notice()) {
						refused.add(taken.why());
					}
				}
			}
		}
		if (reference == null) {
			return left(request, refused);
		}
		refused.removeIf(BESIDE_A_REPORT::contains);
		return new Filing.Filed(request, reference, stored, refused);
	}

	/** What is to be stored of it; the rest is refused. */
	private List<Taking> files(Request request, Unpacked came, boolean byAPerson, List<Refusal> refused) {
		List<Taking> reports = new ArrayList<>();
		List<Taking> notices = new ArrayList<>();
		List<Piece> pages = new ArrayList<>();
		List<Piece> inText = new ArrayList<>();
		for (Piece piece : came.pieces()) {
			Papers.Look look = this.papers.look(piece, byAPerson);
			MailWithin within = piece.within();
			if (!byAPerson && within != null && this.mailboxes.isOurs(within.writer())) {
				refused.add(Refusal.MAIL_WITHOUT_A_FILE);
			}
			else if (namesAnother(references(piece), request, byAPerson)) {
				refused.add(Refusal.NAMES_ANOTHER);
			}
			else {
				switch (this.papers.partOf(piece, look)) {
					case REPORT -> {
						if (look.refusal() != null) {
							refused.add(look.refusal());
						}
						else {
							reports.add(new Taking(piece.file(), look.extension(), piece.facts().found(), false));
						}
					}
					case NOTICE -> notices.add(new Taking(piece.file(), look.extension(), piece.facts().found(), true));
					case PAGE -> (piece.inline() ? inText : pages).add(piece);
					case LARGE_PICTURE -> refused.add(Refusal.PICTURE_LEFT_OUT);
					case LOGO -> refused.add(Refusal.PICTURE);
					case SIGNATURE -> refused.add(Refusal.SIGNATURE);
				}
			}
		}
		// In the text of a mail that brings a report it may be a letterhead as well.
		if (reports.isEmpty() || byAPerson) {
			pages.addAll(inText);
		}
		else {
			inText.forEach((_) -> refused.add(Refusal.PICTURE_LEFT_OUT));
		}
		asOne(pages, came, refused).ifPresent(reports::add);
		if (reports.isEmpty() && !byAPerson) {
			notices.forEach((_) -> refused.add(Refusal.NOTICE));
			return List.of();
		}
		// What is called a notice may be more than one, and does no harm beside a report.
		reports.addAll(notices);
		return reports;
	}

	/** One that cannot be read is refused, and does not take the others with it. */
	private Optional<Taking> asOne(List<Piece> pages, Unpacked came, List<Refusal> refused) {
		List<Path> whole = pages.stream()
			.filter((page) -> page.facts().state() == FileFacts.State.WHOLE)
			.map((page) -> page.file().file())
			.toList();
		AtomicInteger leftOut = new AtomicInteger(pages.size());
		Optional<Spooled> pdf = whole.isEmpty() ? Optional.empty() : this.spool.write((file) -> {
			FileLook.How made = this.files.inTime(
					() -> leftOut.set(pages.size() - Pictures.asPdf(whole, file, this.spool.folder())), TIMES_A_LOOK,
					FileLook.UNCOUNTED);
			return made == FileLook.How.DONE;
		});
		pdf.ifPresent(came::hold);
		for (int i = 0; i < (pdf.isPresent() ? leftOut.get() : pages.size()); i++) {
			refused.add(Refusal.UNREADABLE_PICTURE);
		}
		return pdf.map((file) -> new Taking(file, "pdf", Set.of(), false));
	}

	/** Whoever attached a mail, or packed a file, need not have written it. */
	private Optional<Evidence.Doubt> passedOn(Unpacked came, Request request) {
		if (!came.wasPacked()) {
			return Optional.empty();
		}
		List<Request> asked = this.requests.of(request.conference());
		return came.pieces()
			.stream()
			.map(Piece::within)
			.filter(Objects::nonNull)
			.distinct()
			.flatMap((mail) -> Evidence.passedOn(mail, request, asked, this.mailboxes::isOurs).stream())
			.findFirst()
			.or(() -> Evidence.namedAfterAnother(names(came), request, asked));
	}

	private static List<String> names(Unpacked came) {
		return came.pieces().stream().flatMap((piece) -> piece.names().stream()).distinct().toList();
	}

	private static Set<Reference> references(Piece piece) {
		Set<Reference> references = new HashSet<>(Reference.allIn(piece.path()));
		MailWithin within = piece.within();
		if (within != null) {
			references.addAll(within.references());
		}
		return references;
	}

	private static Filing left(Request request, List<Refusal> refused) {
		List<Refusal> reasons = refused.stream().distinct().toList();
		String words = String.join("; ", reasons.stream().map(Refusal::words).toList());
		boolean told = reasons.stream().anyMatch((why) -> !why.toSender().isEmpty());
		return new Filing.LeftForAPerson("It could not be filed: " + words + ".", request, told ? request : null,
				reasons);
	}

	/**
	 * Whether a file may be of another conference, perhaps of one that nobody here knows
	 * of. Beside the right reference, or where there is no such conference, a person may
	 * say that it is not.
	 */
	private boolean namesAnother(Collection<Reference> references, Request request, boolean byAPerson) {
		List<Reference> genuine = references.stream().filter(Reference::isGenuine).toList();
		List<Reference> named = byAPerson ? this.requests.known(genuine, this.caseload.kindsOfTheAdministration())
				: genuine;
		if (named.isEmpty()) {
			return false;
		}
		Reference own = this.requests.reference(request);
		return byAPerson ? !named.contains(own) : !named.stream().allMatch(own::equals);
	}

	/**
	 * Its number and name are noted before the file is stored, so that a second attempt
	 * replaces the file instead of adding one.
	 */
	private Taken store(ArrivedMail mail, Taking file, Request request, boolean byAPerson, Storing storing) {
		Spooled here = file.file();
		Requests.Reserved place = Objects.requireNonNull(this.transaction.execute((_) -> this.requests.reserve(request,
				mail, new Requests.NewFile(here.sha256(), file.extension(), file.found()), byAPerson)));
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

	/**
	 * A file that is to be stored.
	 *
	 * @param notice whether it is no report by its name, and may come with several
	 */
	private record Taking(Spooled file, String extension, Set<Finding> found, boolean notice) {
	}

	/** What came of one file. */
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

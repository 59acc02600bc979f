package io.convenor.reports;

import java.util.UUID;

import org.springframework.stereotype.Component;

import io.convenor.delivery.Courier;
import io.convenor.graph.DocumentLibrary;
import io.convenor.graph.IdempotencyKey;
import io.convenor.outcomes.Outcome;

/** Looks at one mail, has its files stored, and hands on what came of it. */
@Component
class FileReportCourier implements Courier<FileReport, FileReportCourier.LookedAt> {

	private final Mails mails;

	private final LookAtMail look;

	private final Intake intake;

	private final DocumentLibrary library;

	FileReportCourier(Mails mails, LookAtMail look, Intake intake, DocumentLibrary library) {
		this.mails = mails;
		this.look = look;
		this.intake = intake;
		this.library = library;
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
		return Outcome.done(new LookedAt(opened.mail(),
				this.look.of(what, opened, (name, folder, fileName, content, size) -> this.library
					.store(new IdempotencyKey(name, key.triedBefore()), folder, fileName, content, size))));
	}

	@Override
	public void arrived(FileReport what, LookedAt looked, UUID subject) {
		this.intake.take(looked.mail(), looked.looked());
	}

	@Override
	public void givenUp(FileReport what, String reason, UUID subject) {
		ArrivedMail mail = this.mails.get(what.mail());
		this.intake.take(mail, this.look.byItsEnvelope(mail, "Its files could not be taken in: " + reason + "."));
	}

	/** A mail, and what came of it. */
	record LookedAt(ArrivedMail mail, Filing.Looked looked) {
	}

}

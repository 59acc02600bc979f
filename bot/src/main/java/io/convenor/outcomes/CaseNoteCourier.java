package io.convenor.outcomes;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

import org.springframework.stereotype.Component;

import io.convenor.conference.Conference;
import io.convenor.conference.Conferences;
import io.convenor.delivery.Courier;
import io.convenor.graph.DocumentLibrary;
import io.convenor.graph.IdempotencyKey;

/** Stores the case note beside the record of the outcome. */
@Component
class CaseNoteCourier implements Courier<StoreCaseNote, DocumentLibrary.StoredDocument> {

	private final DocumentLibrary library;

	private final OutcomeRecords records;

	private final Conferences conferences;

	private final ConversationLogs logs;

	private final OpenLogs open;

	private final FullRecords pages;

	CaseNoteCourier(DocumentLibrary library, OutcomeRecords records, Conferences conferences, ConversationLogs logs,
			OpenLogs open, FullRecords pages) {
		this.library = library;
		this.records = records;
		this.conferences = conferences;
		this.logs = logs;
		this.open = open;
		this.pages = pages;
	}

	@Override
	public String kind() {
		return "case-note";
	}

	@Override
	public Outcome<DocumentLibrary.StoredDocument> carry(StoreCaseNote contents, IdempotencyKey key, UUID subject) {
		var outcome = this.records.findById(contents.outcome()).orElseThrow();
		Conference conference = this.conferences.get(outcome.conference());
		byte[] note = this.pages.caseNote(outcome, this.logs.of(conference)).getBytes(StandardCharsets.UTF_8);
		return Outcome.done(this.library.store(key, contents.folder(), contents.fileName(),
				new ByteArrayInputStream(note), note.length));
	}

	@Override
	public void arrived(StoreCaseNote contents, DocumentLibrary.StoredDocument stored, UUID subject) {
		this.open.noteStored(subject, stored.webUrl());
	}

}

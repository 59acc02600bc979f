package io.convenor.outcomes;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

import org.springframework.stereotype.Component;

import io.convenor.conference.Conferences;
import io.convenor.delivery.Courier;
import io.convenor.graph.DocumentLibrary;
import io.convenor.graph.IdempotencyKey;
import io.convenor.reading.Together;

/** Stores the full record, then lets the summary that links to it go. */
@Component
class RecordCourier implements Courier<StoreRecord, DocumentLibrary.StoredDocument> {

	private final DocumentLibrary library;

	private final OutcomeRecords records;

	private final Conferences conferences;

	private final FullRecords pages;

	private final PostingSummaries posting;

	RecordCourier(DocumentLibrary library, OutcomeRecords records, Conferences conferences, FullRecords pages,
			PostingSummaries posting) {
		this.library = library;
		this.records = records;
		this.conferences = conferences;
		this.pages = pages;
		this.posting = posting;
	}

	@Override
	public String kind() {
		return "outcome-record";
	}

	@Override
	public Outcome<DocumentLibrary.StoredDocument> carry(StoreRecord contents, IdempotencyKey key, UUID subject) {
		var outcome = this.records.findById(contents.outcome()).orElseThrow();
		byte[] record = Together.read(() -> this.pages.record(outcome, this.conferences.get(outcome.conference())))
			.getBytes(StandardCharsets.UTF_8);
		return Outcome.done(this.library.store(key, contents.folder(), contents.fileName(),
				new ByteArrayInputStream(record), record.length));
	}

	@Override
	public void arrived(StoreRecord contents, DocumentLibrary.StoredDocument stored, UUID subject) {
		this.posting.recordStored(contents, stored.webUrl());
	}

	@Override
	public void givenUp(StoreRecord contents, String reason, UUID subject) {
		this.posting.recordStored(contents, null);
	}

}

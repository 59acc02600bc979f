package io.convenor.delivery;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

import io.convenor.graph.DocumentLibrary;
import io.convenor.graph.IdempotencyKey;

/** Stores a letter where somebody can open and print it. */
@Component
class PaperCourier implements Courier<PaperLetter, DocumentLibrary.StoredDocument> {

	private final ObjectProvider<DocumentLibrary> library;

	private final PaperLetters letters;

	PaperCourier(ObjectProvider<DocumentLibrary> library, PaperLetters letters) {
		this.library = library;
		this.letters = letters;
	}

	@Override
	public String kind() {
		return "letter-to-print";
	}

	@Override
	public Class<PaperLetter> contents() {
		return PaperLetter.class;
	}

	@Override
	public Outcome<DocumentLibrary.StoredDocument> carry(PaperLetter contents, IdempotencyKey key, UUID subject) {
		byte[] letter = contents.htmlBody().getBytes(StandardCharsets.UTF_8);
		return Outcome.done(this.library.getObject()
			.store(key, contents.folder(), contents.fileName(), new ByteArrayInputStream(letter), letter.length));
	}

	@Override
	public void arrived(PaperLetter contents, DocumentLibrary.StoredDocument stored, UUID subject) {
		this.letters.stored(contents.letter(), stored.webUrl());
	}

}

package io.convenor.chat.audit;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

import org.springframework.stereotype.Component;

import io.convenor.delivery.Courier;
import io.convenor.graph.DocumentLibrary;
import io.convenor.graph.IdempotencyKey;

/** Keeps the last seal of a day in the document library, a file for each day. */
@Component
class AuditHeadCourier implements Courier<AuditHead, DocumentLibrary.StoredDocument> {

	private static final String FOLDER = "Audit";

	private final DocumentLibrary library;

	AuditHeadCourier(DocumentLibrary library) {
		this.library = library;
	}

	@Override
	public String kind() {
		return "audit-head";
	}

	@Override
	public Outcome<DocumentLibrary.StoredDocument> carry(AuditHead head, IdempotencyKey key, UUID subject) {
		byte[] text = "%s%nentries %d%nsha-256 %s%n%s%n"
			.formatted(head.day(), head.position(), head.hash(),
					(head.brokenAt() != null) ? "does not hold at " + head.brokenAt() : "holds")
			.getBytes(StandardCharsets.UTF_8);
		return Outcome
			.done(this.library.store(key, FOLDER, head.day() + ".txt", new ByteArrayInputStream(text), text.length));
	}

}

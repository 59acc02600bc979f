package io.convenor.reports;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.Stream;

import org.apache.poi.hmef.HMEFMessage;
import org.apache.poi.hmef.attribute.MAPIAttribute;
import org.apache.poi.hmef.attribute.TNEFAttribute;
import org.apache.poi.hsmf.MAPIMessage;
import org.apache.poi.hsmf.datatypes.AttachmentChunks;
import org.apache.poi.hsmf.datatypes.StringChunk;
import org.apache.poi.hsmf.exceptions.ChunkNotFoundException;
import org.jspecify.annotations.Nullable;

/**
 * Takes apart what only Outlook writes: mails saved as files, and {@code winmail.dat}.
 * The library holds them in memory, which is why they may be no larger than so.
 */
final class OutlookFiles {

	/** The library takes some three times of it. */
	static final int LARGEST = 24 * 1024 * 1024;

	private static final String UNNAMED = "A file without a name";

	static {
		TNEFAttribute.setMaxRecordLength(LARGEST);
		MAPIAttribute.setMaxRecordLength(LARGEST);
	}

	private OutlookFiles() {
	}

	static void openMail(Path file, Layer layer) throws IOException {
		if (isTooLarge(file, layer)) {
			return;
		}
		try (var mail = new MAPIMessage(file.toFile())) {
			take(mail, layer, 0);
		}
	}

	static void openWinmail(Path file, Layer layer, @Nullable MailWithin around) throws IOException {
		if (isTooLarge(file, layer)) {
			return;
		}
		try (InputStream content = Files.newInputStream(file)) {
			for (org.apache.poi.hmef.Attachment each : new HMEFMessage(content).getAttachments()) {
				String name = Stream.of(each.getLongFilename(), each.getFilename())
					.filter(Objects::nonNull)
					.findFirst()
					.orElse(UNNAMED);
				layer.take(name, "application/octet-stream", false, new ByteArrayInputStream(each.getContents()),
						around);
			}
		}
	}

	private static boolean isTooLarge(Path file, Layer layer) throws IOException {
		if (Files.size(file) > LARGEST) {
			layer.refuse(Refusal.TOO_LARGE);
			return true;
		}
		return false;
	}

	private static void take(MAPIMessage mail, Layer layer, int depth) throws IOException {
		mail.setReturnNullOnMissingChunk(true);
		MailWithin within = within(mail);
		for (AttachmentChunks each : mail.getAttachmentFiles()) {
			if (each.isEmbeddedMessage()) {
				if (depth == Allowance.DEEPEST) {
					layer.refuse(Refusal.TOO_MUCH_PACKED);
				}
				else {
					take(each.getEmbeddedMessage(), layer, depth + 1);
				}
			}
			else if (each.getEmbeddedAttachmentObject() != null) {
				layer.take(first(each.getAttachLongFileName(), each.getAttachFileName(), UNNAMED),
						first(each.getAttachMimeTag(), null, "application/octet-stream"),
						each.getAttachContentId() != null, new ByteArrayInputStream(each.getEmbeddedAttachmentObject()),
						within);
			}
		}
	}

	private static MailWithin within(MAPIMessage mail) {
		try {
			String[] headers = Objects.requireNonNullElse(mail.getHeaders(), new String[0]);
			String from = Stream.of(headers)
				.filter((header) -> header.regionMatches(true, 0, "from:", 0, 5))
				.findFirst()
				.orElse("");
			StringChunk address = mail.getMainChunks().getEmailFromChunk();
			String writer = Stream.of(from, (address != null) ? address.getValue() : "", text(mail.getDisplayFrom()))
				.map(Evidence::address)
				.filter((found) -> !found.isEmpty())
				.findFirst()
				.orElse("");
			return MailWithin.of(writer, text(mail.getSubject()), text(mail.getTextBody()), false);
		}
		catch (ChunkNotFoundException ex) {
			return MailWithin.of("", "", "", false);
		}
	}

	private static String text(@Nullable String text) {
		return Objects.requireNonNullElse(text, "");
	}

	private static String first(@Nullable StringChunk one, @Nullable StringChunk other, String otherwise) {
		StringChunk there = (one != null) ? one : other;
		return (there != null && !there.getValue().isBlank()) ? there.getValue() : otherwise;
	}

}

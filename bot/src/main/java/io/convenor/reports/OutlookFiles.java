package io.convenor.reports;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
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

	/** Here it unpacks the text, too, which may take many times of it. */
	static final int LARGEST_WINMAIL = 6 * 1024 * 1024;

	private static final String UNNAMED = "A file without a name";

	static {
		TNEFAttribute.setMaxRecordLength(LARGEST_WINMAIL);
		MAPIAttribute.setMaxRecordLength(LARGEST_WINMAIL);
	}

	private OutlookFiles() {
	}

	static void openMail(Path file, Layer layer, @Nullable MailWithin around) throws IOException {
		if (Files.size(file) > LARGEST) {
			layer.refuse(Refusal.TOO_LARGE);
			return;
		}
		try (var mail = new MAPIMessage(file.toFile())) {
			take(mail, layer, around, 0);
		}
	}

	static void openWinmail(Path file, Layer layer, @Nullable MailWithin around) throws IOException {
		if (Files.size(file) > LARGEST_WINMAIL) {
			layer.refuse(Refusal.OUTLOOKS_OWN);
			return;
		}
		try (InputStream content = Files.newInputStream(file)) {
			for (org.apache.poi.hmef.Attachment each : new HMEFMessage(content).getAttachments()) {
				String name = Stream.of(each.getLongFilename(), each.getFilename())
					.filter(Objects::nonNull)
					.findFirst()
					.orElse(UNNAMED);
				Optional<byte[]> bytes = contents(each);
				if (bytes.isEmpty()) {
					layer.refuse(Refusal.OUTLOOKS_OWN);
					continue;
				}
				layer.take(name, "application/octet-stream", false, new ByteArrayInputStream(bytes.get()), around);
			}
		}
	}

	/** One that cannot be read takes none of the others with it. */
	private static Optional<byte[]> contents(org.apache.poi.hmef.Attachment attached) {
		try {
			return Optional.of(attached.getContents());
		}
		catch (RuntimeException ex) {
			return Optional.empty();
		}
	}

	private static void take(MAPIMessage mail, Layer layer, @Nullable MailWithin around, int depth) throws IOException {
		mail.setReturnNullOnMissingChunk(true);
		MailWithin within = within(mail, around);
		for (AttachmentChunks each : mail.getAttachmentFiles()) {
			if (each.isEmbeddedMessage()) {
				if (depth == Allowance.DEEPEST) {
					layer.refuse(Refusal.TOO_MUCH_PACKED);
				}
				else {
					take(each.getEmbeddedMessage(), layer, within, depth + 1);
				}
			}
			else if (each.getEmbeddedAttachmentObject() != null) {
				layer.take(first(each.getAttachLongFileName(), each.getAttachFileName(), UNNAMED),
						first(each.getAttachMimeTag(), null, "application/octet-stream"),
						each.getAttachContentId() != null, new ByteArrayInputStream(each.getEmbeddedAttachmentObject()),
						within);
			}
			else {
				layer.refuse(Refusal.LINK);
			}
		}
	}

	private static MailWithin within(MAPIMessage mail, @Nullable MailWithin around) {
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
			return MailWithin.of(writer, text(mail.getSubject()), text(mail.getTextBody()), false, around);
		}
		catch (ChunkNotFoundException ex) {
			return MailWithin.of("", "", "", false, around);
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

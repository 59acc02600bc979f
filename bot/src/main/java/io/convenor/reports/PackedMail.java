package io.convenor.reports;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;

import org.apache.commons.io.IOUtils;
import org.apache.commons.io.input.BoundedInputStream;
import org.apache.james.mime4j.MimeException;
import org.apache.james.mime4j.codec.DecodeMonitor;
import org.apache.james.mime4j.codec.DecoderUtil;
import org.apache.james.mime4j.dom.field.ContentDispositionField;
import org.apache.james.mime4j.dom.field.ContentTypeField;
import org.apache.james.mime4j.dom.field.ParsedField;
import org.apache.james.mime4j.field.LenientFieldParser;
import org.apache.james.mime4j.stream.EntityState;
import org.apache.james.mime4j.stream.Field;
import org.apache.james.mime4j.stream.MimeConfig;
import org.apache.james.mime4j.stream.MimeTokenStream;
import org.apache.james.mime4j.stream.RecursionMode;
import org.jspecify.annotations.Nullable;

/**
 * Takes apart a mail as the internet carries it: one that was saved as a file, attached
 * to another, or signed. It is read from its beginning to its end, once, and no part is
 * held in memory.
 */
final class PackedMail {

	private static final int LONGEST_LINE = 100_000;

	private static final int LONGEST_HEADER = 100_000;

	private static final int MOST_HEADERS = 1_000;

	private final Layer layer;

	private final @Nullable MailWithin around;

	private @Nullable MailWithin itself;

	private String writer = "";

	private String subject = "";

	private String text = "";

	private boolean html;

	private String type = "text/plain";

	private String charset = "utf-8";

	private String name = "";

	private boolean inline;

	private boolean attachment;

	private int depth;

	/**
	 * @param around the mail that it came with, where it is part of that: a signature
	 * around the text and its files says nothing of itself
	 */
	private PackedMail(Layer layer, @Nullable MailWithin around) {
		this.layer = layer;
		this.around = around;
	}

	static void open(Path file, Layer layer, @Nullable MailWithin around) throws IOException {
		// Whose the files are is known when the last header has been read.
		var first = new PackedMail(layer, around);
		first.read(file, false);
		first.read(file, true);
	}

	private void read(Path file, boolean takeFiles) throws IOException {
		MimeTokenStream mail = new MimeTokenStream(MimeConfig.custom()
			.setMaxLineLen(LONGEST_LINE)
			.setMaxHeaderLen(LONGEST_HEADER)
			.setMaxHeaderCount(MOST_HEADERS)
			.build());
		mail.setRecursionMode(RecursionMode.M_NO_RECURSE);
		try (InputStream content = new BufferedInputStream(Files.newInputStream(file))) {
			mail.parse(content);
			for (EntityState at = mail.getState(); at != EntityState.T_END_OF_STREAM; at = mail.next()) {
				at(mail, at, takeFiles);
			}
		}
		catch (MimeException ex) {
			throw new IOException(ex);
		}
	}

	private void at(MimeTokenStream mail, EntityState at, boolean takeFiles) throws IOException, MimeException {
		switch (at) {
			case T_START_HEADER -> beginPart();
			case T_FIELD -> take(mail.getField());
			case T_START_MULTIPART -> this.depth++;
			case T_END_MULTIPART -> this.depth--;
			case T_BODY -> body(mail, takeFiles);
			default -> {
			}
		}
	}

	private void beginPart() {
		this.type = "text/plain";
		this.charset = "utf-8";
		this.name = "";
		this.inline = false;
		this.attachment = false;
	}

	private void take(Field field) throws MimeException {
		String header = field.getName().toLowerCase(Locale.ROOT);
		switch (header) {
			case "from" -> this.writer = (this.depth == 0) ? Evidence.address(words(field)) : this.writer;
			case "subject" -> this.subject = (this.depth == 0) ? words(field) : this.subject;
			case "content-type", "content-disposition" -> {
				ParsedField parsed = LenientFieldParser.parse(Objects.requireNonNull(field.getRaw()),
						DecodeMonitor.SILENT);
				if (parsed instanceof ContentTypeField said) {
					contentType(said);
				}
				else if (parsed instanceof ContentDispositionField said) {
					this.inline = said.isInline();
					this.attachment = said.isAttachment();
					this.name = words(Objects.requireNonNullElse(said.getFilename(), this.name));
				}
			}
			default -> {
			}
		}
	}

	private void contentType(ContentTypeField said) {
		this.type = Objects.requireNonNullElse(said.getMimeType(), this.type).toLowerCase(Locale.ROOT);
		this.charset = Objects.requireNonNullElse(said.getCharset(), this.charset);
		String called = said.getParameter("name");
		if (this.name.isEmpty() && called != null) {
			this.name = words(called);
		}
	}

	private static String words(Field field) {
		return words(field.getBody());
	}

	private static String words(String said) {
		return DecoderUtil.decodeEncodedWords(said, DecodeMonitor.SILENT).replaceAll("\\s+", " ").strip();
	}

	private void body(MimeTokenStream mail, boolean takeFiles) throws IOException {
		boolean text = this.type.startsWith("text/") && this.name.isEmpty() && !this.attachment;
		if (text && !takeFiles) {
			text(mail);
		}
		else if (!text && takeFiles) {
			this.layer.take(this.name.isEmpty() ? unnamed() : this.name, this.type, this.inline,
					mail.getDecodedInputStream(), within());
		}
	}

	private String unnamed() {
		return this.type.equals("message/rfc822") ? "An attached email" : "A file without a name";
	}

	private @Nullable MailWithin within() {
		if (this.writer.isEmpty() && this.subject.isEmpty()) {
			return this.around;
		}
		if (this.itself == null) {
			this.itself = MailWithin.of(this.writer, this.subject, this.text, this.html, this.around);
		}
		return this.itself;
	}

	/** The first text is what it says; most others say the same once more. */
	private void text(MimeTokenStream mail) throws IOException {
		if (!this.text.isEmpty()) {
			return;
		}
		try (Reader reader = new java.io.InputStreamReader(BoundedInputStream.builder()
			.setInputStream(mail.getDecodedInputStream())
			.setMaxCount(MailWithin.LONGEST_TEXT)
			.get(), charset())) {
			this.text = IOUtils.toString(reader);
			this.html = this.type.equals("text/html");
		}
	}

	private Charset charset() {
		try {
			return Charset.forName(this.charset);
		}
		catch (UnsupportedCharsetException | java.nio.charset.IllegalCharsetNameException ex) {
			return StandardCharsets.ISO_8859_1;
		}
	}

}

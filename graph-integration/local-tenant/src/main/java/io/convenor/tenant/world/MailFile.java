package io.convenor.tenant.world;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A file attached to a mail.
 *
 * @param inline whether it belongs to the text
 */
public record MailFile(String name, String contentType, byte[] bytes, boolean inline) {

	public MailFile(String name, String contentType, byte[] bytes) {
		this(name, contentType, bytes, false);
	}

	public MailFile {
		bytes = bytes.clone();
	}

	@Override
	public byte[] bytes() {
		return this.bytes.clone();
	}

	public String text() {
		return new String(this.bytes, StandardCharsets.UTF_8);
	}

	@Override
	public boolean equals(Object other) {
		return other instanceof MailFile(String name, String type, byte[] bytes, boolean within)
				&& within == this.inline && name.equals(this.name) && type.equals(this.contentType)
				&& Arrays.equals(bytes, this.bytes);
	}

	@Override
	public int hashCode() {
		return Arrays.hashCode(this.bytes) * 31 + this.name.hashCode();
	}

	@Override
	public String toString() {
		return this.name + " (" + this.contentType + ", " + this.bytes.length + " bytes)";
	}

}

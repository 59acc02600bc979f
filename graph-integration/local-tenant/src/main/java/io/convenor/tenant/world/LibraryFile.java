package io.convenor.tenant.world;

import java.time.Instant;
import java.util.Arrays;

/**
 * A document in the library.
 *
 * @param path its folders and name, such as Conferences/CP-7F3KM/report.pdf
 */
public record LibraryFile(String id, String path, String contentType, byte[] bytes, Instant modified) {

	public LibraryFile {
		bytes = bytes.clone();
	}

	@Override
	public byte[] bytes() {
		return this.bytes.clone();
	}

	public String name() {
		return this.path.substring(this.path.lastIndexOf('/') + 1);
	}

	@Override
	public boolean equals(Object other) {
		return other instanceof LibraryFile file && file.id.equals(this.id) && file.path.equals(this.path)
				&& Arrays.equals(file.bytes, this.bytes);
	}

	@Override
	public int hashCode() {
		return this.id.hashCode();
	}

	@Override
	public String toString() {
		return this.path + " (" + this.bytes.length + " bytes)";
	}

}

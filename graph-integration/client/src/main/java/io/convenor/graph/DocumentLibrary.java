package io.convenor.graph;

import java.io.InputStream;

/** The document library that keeps each conference's papers. */
public interface DocumentLibrary {

	/**
	 * Stores a file. Storing under the same folder and name again replaces the content,
	 * so a second attempt leaves one file.
	 * @param folder path below the library's root, such as {@code CP-7F3K/Reports}
	 * @param size in bytes, exactly what the stream holds
	 */
	StoredDocument store(IdempotencyKey key, String folder, String name, InputStream content, long size);

	/** The content of a stored file; the caller closes it. */
	InputStream open(String documentId);

	/**
	 * A file in the library.
	 *
	 * @param webUrl where a person who may open it finds it
	 */
	record StoredDocument(String id, String name, String webUrl) {
	}

}

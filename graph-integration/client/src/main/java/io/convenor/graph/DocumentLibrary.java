package io.convenor.graph;

import java.io.InputStream;

/** The document library that keeps each conference's papers. */
public interface DocumentLibrary {

	/**
	 * Stores a file. Storing under the same folder and name again replaces the content,
	 * so a second attempt leaves one file. Missing folders are made, and what SharePoint
	 * does not take in a name is replaced. One request up to 4 MB; above, one and another
	 * for every 5 MB.
	 * @param folder path below the library's root, such as {@code CP-7F3KM/Reports}
	 * @param size in bytes, exactly what the stream holds
	 * @throws IllegalArgumentException when it is not
	 */
	StoredDocument store(IdempotencyKey key, String folder, String name, InputStream content, long size);

	/** The content of a stored file; the caller closes it. One request. */
	InputStream open(String documentId);

	/**
	 * A file in the library.
	 *
	 * @param name as the library took it
	 * @param webUrl where a person who may open it finds it
	 */
	record StoredDocument(String id, String name, String webUrl) {
	}

}

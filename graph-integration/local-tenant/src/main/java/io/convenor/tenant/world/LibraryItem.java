package io.convenor.tenant.world;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * A folder or document in the library, where it lies now.
 *
 * @param parentId absent for the root
 * @param folder whether it holds others rather than bytes
 * @param version counts its changes
 */
public record LibraryItem(String id, @Nullable String parentId, String name, boolean folder, String contentType,
		long size, int children, int version, Instant created, Instant modified, String path) {

	public String etag() {
		return "\"{" + this.id + "}," + this.version + "\"";
	}

}

package io.convenor.tenant.world;

/**
 * A mail that has come into a folder.
 *
 * @param folderName the well-known name, such as inbox, or the folder's id
 * @param id its regular id
 * @param immutableId its immutable id
 */
public record Arrival(String address, String folderId, String folderName, String id, String immutableId) {
}

package io.convenor.graph;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

import com.microsoft.graph.drives.item.items.item.DriveItemItemRequestBuilder;
import com.microsoft.graph.drives.item.items.item.createuploadsession.CreateUploadSessionPostRequestBody;
import com.microsoft.graph.models.DriveItem;
import com.microsoft.graph.models.DriveItemUploadableProperties;
import com.microsoft.graph.serviceclient.GraphServiceClient;

/** The document library: small files in one request, large ones in slices. */
final class GraphDocumentLibrary implements DocumentLibrary {

	private static final int MOST_BYTES_AT_ONCE = 4 * 1024 * 1024;

	private static final String CONFLICT_BEHAVIOUR = "@microsoft.graph.conflictBehavior";

	private final GraphServiceClient graph;

	private final GraphServiceClient streaming;

	private final GraphCalls calls;

	private final String driveId;

	private final SlicedUpload slices;

	GraphDocumentLibrary(Clients clients, GraphCalls calls, String driveId, SlicedUpload slices) {
		this.graph = clients.own();
		this.streaming = clients.streaming();
		this.calls = calls;
		this.driveId = driveId;
		this.slices = slices;
	}

	@Override
	public StoredDocument store(IdempotencyKey key, String folder, String name, InputStream content, long size) {
		String itemId = LibraryPath.of(folder, name).itemId();
		return (size <= MOST_BYTES_AT_ONCE) ? storeAtOnce(itemId, content, (int) size)
				: storeInSlices(itemId, content, size);
	}

	@Override
	public InputStream open(String documentId) {
		return this.calls.ask(Operation.OPEN_DOCUMENT, () -> item(this.streaming, documentId).content().get());
	}

	// Graph replaces what is there: for a PUT of content that is its own default.
	private StoredDocument storeAtOnce(String itemId, InputStream content, int size) {
		byte[] bytes = readWholly(content, size);
		return document(this.calls.ask(Operation.STORE_DOCUMENT,
				() -> item(this.graph, itemId).content().put(new ByteArrayInputStream(bytes))));
	}

	private StoredDocument storeInSlices(String itemId, InputStream content, long size) {
		DriveItemUploadableProperties file = new DriveItemUploadableProperties();
		file.getAdditionalData().put(CONFLICT_BEHAVIOUR, "replace");
		CreateUploadSessionPostRequestBody body = new CreateUploadSessionPostRequestBody();
		body.setItem(file);
		String address = this.calls
			.ask(Operation.STORE_DOCUMENT, () -> item(this.graph, itemId).createUploadSession().post(body))
			.getUploadUrl();
		return this.slices.send(address, content, size).orElseGet(() -> uploaded(itemId, size));
	}

	// The last slice's answer was lost and the session is closed: the file tells.
	private StoredDocument uploaded(String itemId, long size) {
		DriveItem item = this.calls.ask(Operation.FIND_DOCUMENT, () -> item(this.graph, itemId).get());
		if (item.getSize() == null || item.getSize() != size) {
			throw new GraphFailure.Ambiguous(Operation.STORE_DOCUMENT.doing() + " left a file of another size", null);
		}
		return document(item);
	}

	private DriveItemItemRequestBuilder item(GraphServiceClient client, String itemId) {
		return client.drives().byDriveId(this.driveId).items().byDriveItemId(itemId);
	}

	private static StoredDocument document(DriveItem item) {
		return new StoredDocument(item.getId(), item.getName(), item.getWebUrl());
	}

	private static byte[] readWholly(InputStream content, int size) {
		try {
			byte[] bytes = content.readNBytes(size);
			if (bytes.length != size || content.read() != -1) {
				throw new IllegalArgumentException("The content does not have the size that was announced");
			}
			return bytes;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}

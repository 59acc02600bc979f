package io.convenor.tenant.world;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.microsoft.graph.models.Attachment;
import com.microsoft.graph.models.FileAttachment;
import com.microsoft.graph.models.Message;
import org.jspecify.annotations.Nullable;

import io.convenor.tenant.json.GraphJson;

/**
 * One mailbox: its folders, what lies in them, and every change since it was opened.
 */
final class Mailbox {

	static final String INBOX = "inbox";

	static final String DRAFTS = "drafts";

	static final String SENT_ITEMS = "sentitems";

	static final String DELETED_ITEMS = "deleteditems";

	private final String address;

	private final Map<String, Folder> folders = new LinkedHashMap<>();

	private final Map<String, Item> items = new LinkedHashMap<>();

	private final List<Change> changes = new ArrayList<>();

	Mailbox(String address) {
		this.address = address;
		open(INBOX, "Inbox", null);
		open(DRAFTS, "Drafts", null);
		open(SENT_ITEMS, "Sent Items", null);
		open(DELETED_ITEMS, "Deleted Items", null);
		open("archive", "Archive", null);
		open("junkemail", "Junk Email", null);
	}

	String address() {
		return this.address;
	}

	Folder open(@Nullable String wellKnownName, String displayName, @Nullable String parentId) {
		Folder folder = new Folder(Ids.item("AAMkADf-"), wellKnownName, displayName, parentId);
		this.folders.put(folder.id(), folder);
		return folder;
	}

	List<Folder> folders() {
		return List.copyOf(this.folders.values());
	}

	Folder folder(String idOrName) {
		return this.folders.values()
			.stream()
			.filter((folder) -> folder.id().equals(idOrName) || idOrName.equalsIgnoreCase(folder.wellKnownName()))
			.findFirst()
			.orElseThrow(() -> Refused.notFound("ErrorItemNotFound",
					"The specified folder could not be found in the store."));
	}

	Optional<Folder> named(String displayName) {
		return this.folders.values()
			.stream()
			.filter((folder) -> folder.displayName().equalsIgnoreCase(displayName))
			.findFirst();
	}

	List<Item> items() {
		return List.copyOf(this.items.values());
	}

	List<Item> items(Folder folder) {
		return this.items.values().stream().filter((item) -> item.folderId.equals(folder.id())).toList();
	}

	Item item(String id) {
		return this.items.values()
			.stream()
			.filter((item) -> item.id.equals(id) || item.immutableId.equals(id))
			.findFirst()
			.orElseThrow(
					() -> Refused.notFound("ErrorItemNotFound", "The specified object was not found in the store."));
	}

	Item put(Folder folder, Message message, List<Attachment> attachments) {
		Item item = new Item(Ids.item("AAkALgAA"), Ids.item("AAMkADm-"), folder.id(), message, attachments);
		this.items.put(item.immutableId, item);
		log(item, Kind.ARRIVED);
		return item;
	}

	void move(Item item, Folder target) {
		if (item.folderId.equals(target.id())) {
			return;
		}
		log(item, Kind.LEFT);
		item.folderId = target.id();
		item.id = Ids.item("AAMkADm-");
		log(item, Kind.ARRIVED);
	}

	void changed(Item item) {
		item.version++;
		log(item, Kind.CHANGED);
	}

	void remove(Item item) {
		log(item, Kind.LEFT);
		this.items.remove(item.immutableId);
	}

	long lastChange() {
		return this.changes.size();
	}

	/**
	 * What has become of each mail that came into, changed in or left a folder after one
	 * change and up to another, in the order of its last change.
	 */
	List<MailChange> changes(long after, long upTo, Folder folder, IdKind kind) {
		Map<String, MailChange> found = new LinkedHashMap<>();
		for (Change change : this.changes.subList((int) after, (int) upTo)) {
			if (change.folderId().equals(folder.id())) {
				MailChange before = found.remove(change.immutableId());
				boolean arrived = change.kind() == Kind.ARRIVED || (before != null && before.arrived());
				found.put(change.immutableId(), now(change, folder, kind, arrived));
			}
		}
		return List.copyOf(found.values());
	}

	private MailChange now(Change change, Folder folder, IdKind kind, boolean arrived) {
		Item item = this.items.get(change.immutableId());
		String id = (kind == IdKind.IMMUTABLE) ? change.immutableId() : change.id();
		if (item == null || !item.folderId.equals(folder.id())) {
			return new MailChange(id, null, false);
		}
		return new MailChange(id, item.shown(kind), arrived);
	}

	private void log(Item item, Kind kind) {
		this.changes.add(new Change(item.immutableId, item.id, item.folderId, kind));
	}

	record Folder(String id, @Nullable String wellKnownName, String displayName, @Nullable String parentId) {
	}

	private record Change(String immutableId, String id, String folderId, Kind kind) {
	}

	private enum Kind {

		ARRIVED, CHANGED, LEFT

	}

	/**
	 * A mail where it lies now.
	 */
	static final class Item {

		final String immutableId;

		final List<Attachment> attachments;

		String id;

		String folderId;

		Message message;

		int version;

		Item(String immutableId, String id, String folderId, Message message, List<Attachment> attachments) {
			this.immutableId = immutableId;
			this.id = id;
			this.folderId = folderId;
			this.message = message;
			this.attachments = new ArrayList<>(attachments);
		}

		String id(IdKind kind) {
			return (kind == IdKind.IMMUTABLE) ? this.immutableId : this.id;
		}

		Message shown(IdKind kind) {
			Message shown = GraphJson.copy(this.message, Message::createFromDiscriminatorValue);
			String changeKey = "CQAAABYA" + this.version;
			shown.setId(id(kind));
			shown.setParentFolderId(this.folderId);
			shown.setChangeKey(changeKey);
			shown.getAdditionalData().put("@odata.etag", "W/\"" + changeKey + "\"");
			shown.setHasAttachments(
					this.attachments.stream().anyMatch((attachment) -> !Boolean.TRUE.equals(attachment.getIsInline())));
			return shown;
		}

		Attachment attachment(String attachmentId) {
			return this.attachments.stream()
				.filter((attachment) -> attachmentId.equals(attachment.getId()))
				.findFirst()
				.orElseThrow(() -> Refused.notFound("ErrorItemNotFound",
						"The specified object was not found in the store."));
		}

		List<MailFile> files() {
			return this.attachments.stream()
				.filter(FileAttachment.class::isInstance)
				.map(FileAttachment.class::cast)
				.map((file) -> new MailFile(file.getName(), file.getContentType(), file.getContentBytes()))
				.toList();
		}

	}

}

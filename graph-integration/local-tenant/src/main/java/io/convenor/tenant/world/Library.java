package io.convenor.tenant.world;

import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * The tenant's one document library: folders and files, found by id or by path.
 */
public final class Library {

	/** What SharePoint does when the name is taken. */
	public enum OnConflict {

		FAIL, REPLACE, RENAME

	}

	private static final Pattern FORBIDDEN = Pattern.compile("[\"*:<>?/\\\\|]");

	private final Clock clock;

	private final String siteId;

	private final String driveId;

	private final Map<String, Node> nodes = new LinkedHashMap<>();

	private final Node root;

	Library(Clock clock, String siteId, String driveId) {
		this.clock = clock;
		this.siteId = siteId;
		this.driveId = driveId;
		this.root = new Node(Ids.item("01ROOT"), null, "root", null, "", clock.instant());
		this.nodes.put(this.root.id, this.root);
	}

	public String siteId() {
		return this.siteId;
	}

	public String driveId() {
		return this.driveId;
	}

	/**
	 * Every document, by path.
	 */
	public synchronized List<LibraryFile> files() {
		return this.nodes.values()
			.stream()
			.flatMap((node) -> asFile(node).stream())
			.sorted((one, other) -> one.path().compareTo(other.path()))
			.toList();
	}

	public Optional<LibraryFile> file(String path) {
		return files().stream().filter((file) -> file.path().equals(path)).findFirst();
	}

	/**
	 * Find an item by the address that Graph uses: an id, {@code root}, or either
	 * followed by a path between colons.
	 */
	public synchronized LibraryItem item(String address) {
		return shown(node(address));
	}

	public synchronized List<LibraryItem> children(String address) {
		return childrenOf(node(address)).map(this::shown).toList();
	}

	public synchronized byte[] bytes(String address) {
		return asFile(node(address)).map(LibraryFile::bytes)
			.orElseThrow(() -> Refused.badRequest("invalidRequest", "A folder has no content."));
	}

	/**
	 * Store a document; the folders of a path that does not exist yet are made.
	 * @param ifMatch the etag that an existing document must still have
	 */
	public synchronized Stored put(String address, byte[] bytes, String contentType, OnConflict onConflict,
			@Nullable String ifMatch) {
		Address target = Address.of(address);
		if (target.path().isEmpty()) {
			Node node = node(address);
			checkVersion(node, ifMatch);
			node.write(bytes, contentType, now());
			return new Stored(shown(node), false);
		}
		Node folder = folderFor(target);
		String name = target.name();
		checkName(name);
		Optional<Node> existing = child(folder, name);
		if (existing.isPresent() && onConflict == OnConflict.REPLACE) {
			checkVersion(existing.get(), ifMatch);
			existing.get().write(bytes, contentType, now());
			return new Stored(shown(existing.get()), false);
		}
		Node file = new Node(Ids.item("01FILE"), folder.id, free(folder, name, onConflict), bytes, contentType, now());
		this.nodes.put(file.id, file);
		return new Stored(shown(file), true);
	}

	public synchronized LibraryItem createFolder(String parentAddress, String name, OnConflict onConflict) {
		Node parent = node(parentAddress);
		checkName(name);
		Optional<Node> existing = child(parent, name);
		if (existing.isPresent() && onConflict == OnConflict.REPLACE) {
			return shown(existing.get());
		}
		return shown(newFolder(parent, free(parent, name, onConflict)));
	}

	public synchronized LibraryItem rename(String address, String name) {
		Node node = node(address);
		checkName(name);
		if (!node.name.equals(name) && child(this.nodes.getOrDefault(node.parentId, this.root), name).isPresent()) {
			throw taken();
		}
		node.name = name;
		node.touch(now());
		return shown(node);
	}

	public synchronized void delete(String address, @Nullable String ifMatch) {
		Node node = node(address);
		if (node == this.root) {
			throw new Refused(403, "accessDenied", "The root of a drive cannot be deleted.");
		}
		checkVersion(node, ifMatch);
		remove(node);
	}

	private void remove(Node node) {
		childrenOf(node).toList().forEach(this::remove);
		this.nodes.remove(node.id);
	}

	private Node node(String address) {
		return find(address).orElseThrow(() -> Refused.notFound("itemNotFound", "The resource could not be found."));
	}

	private Optional<Node> find(String address) {
		Address target = Address.of(address);
		Optional<Node> node = Optional
			.ofNullable(target.base().equals("root") ? this.root : this.nodes.get(target.base()));
		for (String name : target.path()) {
			node = node.flatMap((folder) -> child(folder, name));
		}
		return node;
	}

	private Node folderFor(Address target) {
		Node folder = node(target.base());
		for (String name : target.path().subList(0, target.path().size() - 1)) {
			checkName(name);
			Node parent = folder;
			folder = child(parent, name).orElseGet(() -> newFolder(parent, name));
		}
		if (folder.bytes != null) {
			throw Refused.badRequest("invalidRequest", "A document cannot hold another.");
		}
		return folder;
	}

	private Node newFolder(Node parent, String name) {
		Node folder = new Node(Ids.item("01FOLD"), parent.id, name, null, "", now());
		this.nodes.put(folder.id, folder);
		return folder;
	}

	private String free(Node folder, String name, OnConflict onConflict) {
		if (child(folder, name).isEmpty()) {
			return name;
		}
		if (onConflict != OnConflict.RENAME) {
			throw taken();
		}
		int dot = (name.lastIndexOf('.') > 0) ? name.lastIndexOf('.') : name.length();
		return Stream.iterate(1, (number) -> number + 1)
			.map((number) -> name.substring(0, dot) + " " + number + name.substring(dot))
			.filter((candidate) -> child(folder, candidate).isEmpty())
			.findFirst()
			.orElseThrow();
	}

	private static Refused taken() {
		return new Refused(409, "nameAlreadyExists", "An item with the same name already exists under the parent");
	}

	private static void checkName(String name) {
		if (name.isBlank() || name.equals(".") || name.equals("..") || name.length() > 255
				|| FORBIDDEN.matcher(name).find()) {
			throw Refused.badRequest("invalidRequest", "The provided name cannot contain special characters.");
		}
	}

	private void checkVersion(Node node, @Nullable String ifMatch) {
		if (ifMatch != null && !ifMatch.equals("*") && !ifMatch.equals(shown(node).etag())) {
			throw new Refused(412, "resourceModified", "ETag does not match current item's value");
		}
	}

	private Stream<Node> childrenOf(Node folder) {
		return this.nodes.values().stream().filter((node) -> folder.id.equals(node.parentId));
	}

	private Optional<Node> child(Node folder, String name) {
		return childrenOf(folder).filter((node) -> node.name.equalsIgnoreCase(name)).findFirst();
	}

	private Optional<LibraryFile> asFile(Node node) {
		return Optional.ofNullable(node.bytes)
			.map((bytes) -> new LibraryFile(node.id, path(node), node.contentType, bytes, node.modified));
	}

	private LibraryItem shown(Node node) {
		byte[] bytes = node.bytes;
		return new LibraryItem(node.id, node.parentId, node.name, bytes == null, node.contentType,
				(bytes != null) ? bytes.length : 0, (int) childrenOf(node).count(), node.version, node.created,
				node.modified, path(node));
	}

	private String path(Node node) {
		if (node.parentId == null) {
			return "";
		}
		Node parent = this.nodes.get(node.parentId);
		return (parent == null || parent == this.root) ? node.name : path(parent) + "/" + node.name;
	}

	private Instant now() {
		return this.clock.instant();
	}

	/**
	 * What storing a document led to.
	 *
	 * @param created whether it is a new document rather than a new version
	 */
	public record Stored(LibraryItem item, boolean created) {
	}

	/**
	 * Graph's way to say where: {@code base}, or {@code base:/a/b.pdf:}.
	 */
	private record Address(String base, List<String> path) {

		static Address of(String address) {
			int colon = address.indexOf(":/");
			if (colon < 0) {
				return new Address(address, List.of());
			}
			String path = address.substring(colon + 2).replaceFirst(":$", "");
			return new Address(address.substring(0, colon),
					Stream.of(path.split("/")).filter((name) -> !name.isEmpty()).toList());
		}

		String name() {
			return this.path.getLast();
		}

	}

	private static final class Node {

		private final String id;

		private final @Nullable String parentId;

		private final Instant created;

		private String name;

		private byte @Nullable [] bytes;

		private String contentType;

		private int version = 1;

		private Instant modified;

		Node(String id, @Nullable String parentId, String name, byte @Nullable [] bytes, String contentType,
				Instant now) {
			this.id = id;
			this.parentId = parentId;
			this.name = name;
			this.bytes = bytes;
			this.contentType = contentType;
			this.created = now;
			this.modified = now;
		}

		void write(byte[] content, String type, Instant now) {
			this.bytes = content;
			this.contentType = type;
			touch(now);
		}

		void touch(Instant now) {
			this.version++;
			this.modified = now;
		}

	}

}

package io.convenor.tenant.graph;

import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

import com.microsoft.graph.drives.item.items.item.createuploadsession.CreateUploadSessionPostRequestBody;
import com.microsoft.graph.models.Drive;
import com.microsoft.graph.models.DriveItem;
import com.microsoft.graph.models.File;
import com.microsoft.graph.models.Folder;
import com.microsoft.graph.models.ItemReference;
import com.microsoft.graph.models.Root;
import com.microsoft.graph.models.Site;
import org.jspecify.annotations.Nullable;

import io.convenor.tenant.world.Library;
import io.convenor.tenant.world.Library.OnConflict;
import io.convenor.tenant.world.LibraryItem;
import io.convenor.tenant.world.Refused;

/**
 * The site's document library: finding, storing, opening and deleting documents.
 */
final class DriveOperations {

	private static final String CONFLICT_BEHAVIOUR = "@microsoft.graph.conflictBehavior";

	private static final String WEB = "https://northmere.sharepoint.example/sites/conferences";

	private final Library library;

	private final Uploads uploads;

	private final Map<String, String> downloads = new ConcurrentHashMap<>();

	DriveOperations(Library library, Uploads uploads) {
		this.library = library;
		this.uploads = uploads;
	}

	void register(Operations operations) {
		Needs reading = Needs.any("Sites.Selected", "Sites.Read.All", "Sites.ReadWrite.All", "Files.Read.All",
				"Files.ReadWrite.All");
		Needs writing = Needs.any("Sites.Selected", "Sites.ReadWrite.All", "Files.ReadWrite.All");
		String item = "/drives/{drive}/items/{item}";
		operations.get("/sites/{site}", reading, this::site);
		operations.get("/sites/{site}/drive", reading, this::siteDrive);
		operations.add("GET", "/sites/{site}/drives", reading, 2, this::siteDrives);
		operations.get("/drives/{drive}", reading, this::drive);
		operations.get("/drives/{drive}/root", reading, (request) -> shown(request, 200, item(request, "root")));
		operations.add("GET", "/drives/{drive}/root/children", reading, 2, (request) -> children(request, "root"));
		operations.get(item, reading, (request) -> shown(request, 200, item(request, request.path("item"))));
		operations.add("GET", item + "/children", reading, 2, (request) -> children(request, request.path("item")));
		operations.add("POST", item + "/children", writing, 2, this::createFolder);
		operations.add("PATCH", item, writing, 2, this::rename);
		operations.add("DELETE", item, writing, 2, this::delete);
		operations.get(item + "/content", reading, this::download);
		operations.add("PUT", item + "/content", writing, 2, this::put);
		operations.add("POST", item + "/createUploadSession", writing, 2, this::createUploadSession);
		operations.get("/_tenant/downloads/{download}", Needs.any(), this::bytes);
	}

	private Answer site(GraphRequest request) {
		checkSite(request);
		Site site = new Site();
		site.setId(this.library.siteId());
		site.setName("conferences");
		site.setDisplayName("Child Protection Conferences");
		site.setWebUrl(WEB);
		return Query.of(request, 100).one(200, site);
	}

	private Answer siteDrive(GraphRequest request) {
		checkSite(request);
		return Query.of(request, 100).one(200, drive());
	}

	private Answer siteDrives(GraphRequest request) {
		checkSite(request);
		return Query.of(request, 100).page(List.of(drive()));
	}

	private Answer drive(GraphRequest request) {
		checkDrive(request);
		return Query.of(request, 100).one(200, drive());
	}

	private Drive drive() {
		Drive drive = new Drive();
		drive.setId(this.library.driveId());
		drive.setName("Documents");
		drive.setDriveType("documentLibrary");
		drive.setWebUrl(WEB + "/Shared%20Documents");
		return drive;
	}

	private LibraryItem item(GraphRequest request, String address) {
		checkDrive(request);
		return this.library.item(address);
	}

	private Answer children(GraphRequest request, String address) {
		checkDrive(request);
		return Query.of(request, 200).page(this.library.children(address).stream().map(this::shown).toList());
	}

	private Answer createFolder(GraphRequest request) {
		checkDrive(request);
		DriveItem folder = request.body(DriveItem::createFromDiscriminatorValue);
		if (folder.getName() == null || folder.getFolder() == null) {
			throw Refused.badRequest("invalidRequest", "A new folder needs a name and a folder facet.");
		}
		OnConflict onConflict = onConflict(folder.getAdditionalData().get(CONFLICT_BEHAVIOUR), OnConflict.FAIL);
		return shown(request, 201, this.library.createFolder(request.path("item"), folder.getName(), onConflict));
	}

	private Answer rename(GraphRequest request) {
		checkDrive(request);
		String name = request.body(DriveItem::createFromDiscriminatorValue).getName();
		if (name == null) {
			throw Refused.badRequest("invalidRequest", "Only the name of an item can be changed here.");
		}
		return shown(request, 200, this.library.rename(request.path("item"), name));
	}

	private Answer delete(GraphRequest request) {
		checkDrive(request);
		this.library.delete(request.path("item"), request.header("If-Match").orElse(null));
		return Answer.noContent();
	}

	private Answer put(GraphRequest request) {
		checkDrive(request);
		OnConflict onConflict = onConflict(request.query(CONFLICT_BEHAVIOUR).orElse(null), OnConflict.REPLACE);
		String contentType = request.header("Content-Type").orElse("application/octet-stream");
		return stored(request, this.library.put(request.path("item"), request.bytes(), contentType, onConflict,
				request.header("If-Match").orElse(null)));
	}

	private Answer createUploadSession(GraphRequest request) {
		checkDrive(request);
		CreateUploadSessionPostRequestBody body = request
			.body(CreateUploadSessionPostRequestBody::createFromDiscriminatorValue);
		Object asked = (body.getItem() != null) ? body.getItem().getAdditionalData().get(CONFLICT_BEHAVIOUR) : null;
		OnConflict onConflict = onConflict(asked, OnConflict.FAIL);
		String address = request.path("item");
		return Answer.ok(this.uploads.open(request, Uploads.Rules.SHAREPOINT, (last, bytes) -> stored(last,
				this.library.put(address, bytes, "application/octet-stream", onConflict, null))));
	}

	private Answer stored(GraphRequest request, Library.Stored stored) {
		return shown(request, stored.created() ? 201 : 200, stored.item());
	}

	private Answer download(GraphRequest request) {
		LibraryItem item = item(request, request.path("item"));
		if (item.folder()) {
			throw Refused.badRequest("invalidRequest", "A folder has no content.");
		}
		String token = UUID.randomUUID().toString();
		this.downloads.put(token, item.id());
		return Answer.empty(302).with("Location", request.tenantUrl() + "/_tenant/downloads/" + token);
	}

	private Answer bytes(GraphRequest request) {
		String id = this.downloads.get(request.path("download"));
		if (id == null) {
			throw Refused.notFound("itemNotFound", "The download address is not valid any more.");
		}
		return Answer.bytes(this.library.item(id).contentType(), this.library.bytes(id));
	}

	private static OnConflict onConflict(@Nullable Object asked, OnConflict otherwise) {
		if (asked == null) {
			return otherwise;
		}
		try {
			return OnConflict.valueOf(asked.toString().toUpperCase(Locale.ROOT));
		}
		catch (IllegalArgumentException ex) {
			throw Refused.badRequest("invalidRequest", "'" + asked + "' is not a conflict behaviour.");
		}
	}

	private void checkSite(GraphRequest request) {
		if (!this.library.siteId().equals(request.path("site"))) {
			throw Refused.notFound("itemNotFound", "Requested site could not be found");
		}
	}

	private void checkDrive(GraphRequest request) {
		if (!this.library.driveId().equals(request.path("drive"))) {
			throw Refused.notFound("itemNotFound", "The resource could not be found.");
		}
	}

	private Answer shown(GraphRequest request, int status, LibraryItem item) {
		return Query.of(request, 200).one(status, shown(item));
	}

	private DriveItem shown(LibraryItem item) {
		DriveItem shown = new DriveItem();
		shown.setId(item.id());
		shown.setName(item.name());
		shown.setSize(item.size());
		shown.setETag(item.etag());
		shown.setCTag("\"c:{" + item.id() + "}," + item.version() + "\"");
		shown.setCreatedDateTime(item.created().atOffset(ZoneOffset.UTC));
		shown.setLastModifiedDateTime(item.modified().atOffset(ZoneOffset.UTC));
		shown.setWebUrl(WEB + "/Shared%20Documents/" + item.path().replace(" ", "%20"));
		if (item.folder()) {
			Folder folder = new Folder();
			folder.setChildCount(item.children());
			shown.setFolder(folder);
		}
		else {
			File file = new File();
			file.setMimeType(item.contentType());
			shown.setFile(file);
		}
		if (item.parentId() == null) {
			shown.setRoot(new Root());
		}
		else {
			shown.setParentReference(parent(item));
		}
		return shown;
	}

	private ItemReference parent(LibraryItem item) {
		int slash = item.path().lastIndexOf('/');
		ItemReference parent = new ItemReference();
		parent.setDriveId(this.library.driveId());
		parent.setDriveType("documentLibrary");
		parent.setId(item.parentId());
		parent.setPath("/drives/" + this.library.driveId() + "/root:"
				+ ((slash > 0) ? "/" + item.path().substring(0, slash) : ""));
		return parent;
	}

}

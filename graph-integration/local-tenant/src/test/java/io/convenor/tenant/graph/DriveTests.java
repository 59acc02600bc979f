package io.convenor.tenant.graph;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

import com.microsoft.graph.drives.item.items.item.DriveItemItemRequestBuilder;
import com.microsoft.graph.drives.item.items.item.createuploadsession.CreateUploadSessionPostRequestBody;
import com.microsoft.graph.models.DriveItem;
import com.microsoft.graph.models.DriveItemUploadableProperties;
import com.microsoft.graph.models.Folder;
import com.microsoft.graph.models.UploadSession;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import io.convenor.tenant.Northmere;
import io.convenor.tenant.world.LibraryFile;

import static org.assertj.core.api.Assertions.assertThat;

@Tag("slow")
class DriveTests extends GraphTenant {

	private static final String PATH = "root:/Conferences/CP-7F3KM/school report #1.pdf:";

	@Test
	void aDocumentIsStoredByPathAndOpenedAgain() throws Exception {
		DriveItem stored = store(PATH, "first");
		assertThat(stored.getName()).isEqualTo("school report #1.pdf");
		assertThat(this.tenant.library().files()).extracting(LibraryFile::path)
			.containsExactly("Conferences/CP-7F3KM/school report #1.pdf");
		assertThat(new String(item(PATH).content().get().readAllBytes(), StandardCharsets.UTF_8)).isEqualTo("first");
		assertThat(item(PATH).get().getId()).isEqualTo(stored.getId());
		assertThat(item(stored.getId()).get().getParentReference().getPath()).endsWith("/root:/Conferences/CP-7F3KM");
		assertThat(item("root").children().get().getValue()).extracting(DriveItem::getName)
			.containsExactly("Conferences");
	}

	@Test
	void aSecondVersionReplacesTheFirstUnlessToldOtherwise() {
		DriveItem first = store(PATH, "first");
		DriveItem second = store(PATH, "second");
		assertThat(second.getId()).isEqualTo(first.getId());
		assertThat(second.getETag()).isNotEqualTo(first.getETag());
		String url = "/v1.0/drives/" + Northmere.DRIVE_ID + "/root:/Conferences/CP-7F3KM/a.txt:/content";
		String token = TestTokens.app("Sites.Selected");
		assertThat(send("PUT", url, token, "one").statusCode()).isEqualTo(201);
		assertThat(send("PUT", url + "?@microsoft.graph.conflictBehavior=fail", token, "two").body())
			.contains("nameAlreadyExists");
		assertThat(send("PUT", url + "?@microsoft.graph.conflictBehavior=rename", token, "two").body())
			.contains("a 1.txt");
		assertThat(send("PUT", url, token, "three", "If-Match", "\"old\"").statusCode()).isEqualTo(412);
	}

	@Test
	void aFolderIsMadeOnce() {
		assertThat(item("root").children().post(folder()).getFolder()).isNotNull();
		assertThat(refusal(() -> item("root").children().post(folder())).getResponseStatusCode()).isEqualTo(409);
	}

	@Test
	void aLargeDocumentGoesUpInPieces() throws Exception {
		UploadSession session = item(PATH).createUploadSession().post(unlessTaken());
		byte[] bytes = new byte[320 * 1024 + 5];
		assertThat(put(session.getUploadUrl(), bytes, 0, 100, "")).isEqualTo(400);
		assertThat(put(session.getUploadUrl(), bytes, 0, 320 * 1024, "Bearer x")).isEqualTo(401);
		assertThat(put(session.getUploadUrl(), bytes, 0, 320 * 1024, "")).isEqualTo(202);
		assertThat(put(session.getUploadUrl(), bytes, 320 * 1024, bytes.length, "")).isEqualTo(201);
		assertThat(this.tenant.library().files().getFirst().bytes()).hasSize(bytes.length);
		UploadSession again = item(PATH).createUploadSession().post(unlessTaken());
		assertThat(put(again.getUploadUrl(), bytes, 0, 320 * 1024, "")).isEqualTo(202);
		assertThat(put(again.getUploadUrl(), bytes, 320 * 1024, bytes.length, "")).isEqualTo(409);
	}

	@Test
	void aDocumentIsDeletedAndThenNotFound() {
		DriveItem stored = store(PATH, "first");
		item(stored.getId()).delete();
		assertThat(this.tenant.library().files()).isEmpty();
		assertThat(refusal(() -> item(stored.getId()).get()).getError().getCode()).isEqualTo("itemNotFound");
	}

	@Test
	void theSiteLeadsToItsLibrary() {
		assertThat(this.graph.sites().bySiteId(Northmere.SITE_ID).get().getDisplayName())
			.isEqualTo("Child Protection Conferences");
		assertThat(this.graph.sites().bySiteId(Northmere.SITE_ID).drive().get().getId()).isEqualTo(Northmere.DRIVE_ID);
		assertThat(this.graph.drives().byDriveId(Northmere.DRIVE_ID).root().get().getRoot()).isNotNull();
		assertThat(refusal(() -> this.graph.drives().byDriveId("b!other").get()).getResponseStatusCode())
			.isEqualTo(404);
	}

	private static CreateUploadSessionPostRequestBody unlessTaken() {
		DriveItemUploadableProperties properties = new DriveItemUploadableProperties();
		properties.setAdditionalData(Map.of("@microsoft.graph.conflictBehavior", "fail"));
		CreateUploadSessionPostRequestBody body = new CreateUploadSessionPostRequestBody();
		body.setItem(properties);
		return body;
	}

	private static DriveItem folder() {
		DriveItem folder = new DriveItem();
		folder.setName("CP-7F3KM");
		folder.setFolder(new Folder());
		return folder;
	}

	private DriveItem store(String path, String text) {
		return item(path).content().put(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
	}

	private DriveItemItemRequestBuilder item(String address) {
		return this.graph.drives().byDriveId(Northmere.DRIVE_ID).items().byDriveItemId(address);
	}

	private static int put(String url, byte[] bytes, int from, int to, String authorization) throws Exception {
		Request.Builder request = new Request.Builder().url(url)
			.put(RequestBody.create(bytes, MediaType.get("application/octet-stream"), from, to - from))
			.header("Content-Range", "bytes " + from + "-" + (to - 1) + "/" + bytes.length);
		if (!authorization.isEmpty()) {
			request.header("Authorization", authorization);
		}
		try (Response response = new OkHttpClient().newCall(request.build()).execute()) {
			return response.code();
		}
	}

}

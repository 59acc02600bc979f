package io.convenor.graph;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Random;
import java.util.UUID;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.convenor.tenant.world.LibraryFile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@Tag("slow")
class DocumentLibraryTests {

	private static final Northmere365 NORTHMERE = new Northmere365();

	private final String folder = "CP-" + UUID.randomUUID() + "/Reports";

	private final IdempotencyKey key = IdempotencyKey.first("storing in " + this.folder);

	private final IdempotencyKey again = IdempotencyKey.again(this.key.value());

	@AfterAll
	static void stop() {
		NORTHMERE.close();
	}

	@AfterEach
	void behave() {
		NORTHMERE.behave();
	}

	@ParameterizedTest
	@ValueSource(ints = { 0, 1, 4 * 1024 * 1024, 4 * 1024 * 1024 + 1, SlicedUpload.SLICE, SlicedUpload.SLICE + 1,
			2 * SlicedUpload.SLICE, 2 * SlicedUpload.SLICE + 1 })
	void aFileOfAnySizeIsStoredAndComesBackTheSame(int size) throws IOException {
		byte[] content = bytes(size);
		DocumentLibrary.StoredDocument stored = store(this.key, "report.pdf", content);
		assertThat(file("report.pdf").bytes()).isEqualTo(content);
		assertThat(stored.name()).isEqualTo("report.pdf");
		assertThat(stored.webUrl()).startsWith("https://").endsWith("report.pdf");
		try (InputStream opened = library().open(stored.id())) {
			assertThat(opened.readAllBytes()).isEqualTo(content);
		}
	}

	@Test
	void aSmallFileIsOneRequest() {
		assertThat(NORTHMERE.requestsOf(() -> store(this.key, "report.pdf", bytes(100)))).hasSize(1);
	}

	@Test
	void storingAgainReplacesWhatWasThere() {
		for (int size : new int[] { 10, 20, 5 * 1024 * 1024, 30 }) {
			store(this.again, "report.pdf", bytes(size));
			assertThat(files()).singleElement().satisfies((file) -> assertThat(file.bytes()).hasSize(size));
		}
	}

	@Test
	void aFileWhoseAnswerWasLostIsThereOnce() {
		NORTHMERE.misbehave().on("PUT", "/drives/*/items/*/content").workWithoutAnswering();
		assertThatThrownBy(() -> store(this.key, "report.pdf", bytes(10))).isInstanceOf(GraphFailure.Ambiguous.class);
		store(this.again, "report.pdf", bytes(10));
		assertThat(files()).hasSize(1);
	}

	@ParameterizedTest
	@ValueSource(strings = { "a:b*c?.pdf", "Report #1 (50%) + & é.pdf", "..", "CON.pdf", "it's \"mine\".docx",
			"😀 minutes.pdf", "name\u0000.pdf" })
	void whateverAFileIsCalledTheLibraryTakesIt(String name) throws IOException {
		DocumentLibrary.StoredDocument stored = store(this.key, name, bytes(3));
		assertThat(file(stored.name()).bytes()).hasSize(3);
		try (InputStream opened = library().open(stored.id())) {
			assertThat(opened.readAllBytes()).hasSize(3);
		}
	}

	@Test
	void aDocumentThatIsNotThereIsNotFound() {
		assertThatThrownBy(() -> library().open("none")).isInstanceOf(GraphFailure.NotFound.class);
	}

	private static DocumentLibrary library() {
		return NORTHMERE.graph().documentLibrary();
	}

	private DocumentLibrary.StoredDocument store(IdempotencyKey key, String name, byte[] content) {
		return library().store(key, this.folder, name, new ByteArrayInputStream(content), content.length);
	}

	private LibraryFile file(String name) {
		return NORTHMERE.tenant().library().file(this.folder + "/" + name).orElseThrow();
	}

	private List<LibraryFile> files() {
		return NORTHMERE.tenant()
			.library()
			.files()
			.stream()
			.filter((file) -> file.path().startsWith(this.folder + "/"))
			.toList();
	}

	private static byte[] bytes(int size) {
		byte[] bytes = new byte[size];
		new Random(size).nextBytes(bytes);
		return bytes;
	}

}

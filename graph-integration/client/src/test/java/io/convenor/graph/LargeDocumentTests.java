package io.convenor.graph;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Random;

import okhttp3.mockwebserver.MockResponse;
import okhttp3.mockwebserver.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Large files go up slice by slice, whatever happens on the way. */
@Tag("slow")
class LargeDocumentTests {

	private static final int SLICE = SlicedUpload.SLICE;

	private static final IdempotencyKey KEY = IdempotencyKey.first("document");

	private static final Instant NOW = Instant.parse("2026-03-03T10:00:00Z");

	private PreparedAnswers microsoft;

	private DocumentLibrary library;

	@BeforeEach
	void start() throws IOException {
		this.microsoft = new PreparedAnswers();
		this.library = this.microsoft.client(Clock.fixed(NOW, ZoneOffset.UTC)).documentLibrary();
	}

	@AfterEach
	void stop() throws IOException {
		this.microsoft.close();
	}

	@ParameterizedTest
	@ValueSource(ints = { 4 * 1024 * 1024 + 1, SLICE - 1, SLICE, SLICE + 1, 2 * SLICE, 2 * SLICE + 1 })
	void everyByteArrivesAroundTheEdgesOfASlice(int size) {
		openSession();
		for (int slice = 1; slice < Math.ceilDiv(size, SLICE); slice++) {
			this.microsoft.answer(202, """
					{"nextExpectedRanges":["%d-"]}""".formatted(slice * SLICE));
		}
		this.microsoft.answer(201, stored(size));
		byte[] content = bytes(size);
		assertThat(store(content).id()).isEqualTo("item-1");
		assertThat(sent()).isEqualTo(content);
		assertThat(slices()).allSatisfy((slice) -> assertThat(slice.getHeader("Authorization")).isNull())
			.last()
			.satisfies((slice) -> assertThat(slice.getHeader("Content-Range")).endsWith((size - 1) + "/" + size));
	}

	@ParameterizedTest
	@ValueSource(ints = { 0, 1, 4 * 1024 * 1024 })
	void aSmallFileIsOneRequest(int size) {
		this.microsoft.answer(201, stored(size));
		store(bytes(size));
		assertThat(this.microsoft.asked()).singleElement().satisfies((request) -> {
			assertThat(request.getMethod()).isEqualTo("PUT");
			assertThat(request.getBodySize()).isEqualTo(size);
			assertThat(request.getHeader("Content-Length")).isEqualTo(String.valueOf(size));
		});
	}

	@Test
	void aSliceWhoseAnswerWasLostIsNotSentAgainWhenItArrived() {
		openSession();
		this.microsoft.dropAfterRequest();
		this.microsoft.answer(200, """
				{"nextExpectedRanges":["%d-"]}""".formatted(SLICE));
		this.microsoft.answer(201, stored(SLICE + 10));
		store(bytes(SLICE + 10));
		assertThat(slices()).extracting((slice) -> slice.getHeader("Content-Range"))
			.containsExactly("bytes 0-" + (SLICE - 1) + "/" + (SLICE + 10),
					"bytes " + SLICE + "-" + (SLICE + 9) + "/" + (SLICE + 10));
	}

	@Test
	void aSliceThatArrivedInPartIsContinuedWhereItBroke() {
		openSession();
		this.microsoft.refuse(500, "generalException");
		this.microsoft.answer(200, """
				{"nextExpectedRanges":["327680-"]}""");
		this.microsoft.answer(201, stored(SLICE));
		store(bytes(SLICE));
		assertThat(slices()).last()
			.satisfies((slice) -> assertThat(slice.getHeader("Content-Range"))
				.isEqualTo("bytes 327680-" + (SLICE - 1) + "/" + SLICE));
	}

	@Test
	void whenTheLastAnswerIsLostTheFileItselfTells() {
		openSession();
		this.microsoft.dropAfterRequest();
		this.microsoft.refuse(404, "itemNotFound");
		this.microsoft.answer(200, stored(SLICE));
		assertThat(store(bytes(SLICE)).id()).isEqualTo("item-1");
	}

	@Test
	void anOlderFileInItsPlaceIsNotTakenForTheNewOne() {
		openSession();
		this.microsoft.dropAfterRequest();
		this.microsoft.refuse(404, "itemNotFound");
		this.microsoft.answer(200, stored(SLICE - 5));
		assertThatThrownBy(() -> store(bytes(SLICE))).isInstanceOf(GraphFailure.Ambiguous.class);
	}

	@Test
	void aShortThrottleIsWaitedOutAndALongOneIsPassedOn() {
		openSession();
		this.microsoft.answer(new MockResponse().setResponseCode(429).setHeader("Retry-After", "1"));
		this.microsoft.answer(200, """
				{"nextExpectedRanges":["0-"]}""");
		this.microsoft.answer(new MockResponse().setResponseCode(429).setHeader("Retry-After", "300"));
		assertThatThrownBy(() -> store(bytes(SLICE))).isInstanceOfSatisfying(GraphFailure.Throttled.class,
				(throttled) -> assertThat(throttled.until()).isEqualTo(NOW.plusSeconds(300)));
	}

	@Test
	void itGivesUpAfterThreeTries() {
		openSession();
		for (int i = 0; i < 3; i++) {
			this.microsoft.refuse(500, "generalException");
			this.microsoft.answer(200, """
					{"nextExpectedRanges":["0-"]}""");
		}
		assertThatThrownBy(() -> store(bytes(SLICE))).isInstanceOf(GraphFailure.Ambiguous.class);
		assertThat(slices()).hasSize(3);
	}

	@Test
	void contentOfAnotherSizeThanAnnouncedIsRefused() {
		openSession();
		assertThatThrownBy(() -> this.library.store(KEY, "CP-7F3KM", "report.pdf",
				new ByteArrayInputStream(bytes(SLICE - 1)), SLICE))
			.isInstanceOf(IllegalArgumentException.class);
		assertThatThrownBy(
				() -> this.library.store(KEY, "CP-7F3KM", "report.pdf", new ByteArrayInputStream(bytes(11)), 10))
			.isInstanceOf(IllegalArgumentException.class);
	}

	private void openSession() {
		this.microsoft.answer(200, """
				{"uploadUrl":"%s","nextExpectedRanges":["0-"]}""".formatted(this.microsoft.url("/upload/1")));
	}

	private DocumentLibrary.StoredDocument store(byte[] content) {
		return this.library.store(KEY, "CP-7F3KM/Reports", "report.pdf", new ByteArrayInputStream(content),
				content.length);
	}

	private static String stored(int size) {
		return """
				{"id":"item-1","name":"report.pdf","webUrl":"https://northmere.sharepoint.example/x","size":%d}"""
			.formatted(size);
	}

	private List<RecordedRequest> slices() {
		return this.microsoft.asked()
			.stream()
			.filter((request) -> "/upload/1".equals(request.getPath()) && "PUT".equals(request.getMethod()))
			.toList();
	}

	private byte[] sent() {
		ByteArrayOutputStream all = new ByteArrayOutputStream();
		slices().forEach((slice) -> all.writeBytes(slice.getBody().readByteArray()));
		return all.toByteArray();
	}

	private static byte[] bytes(int size) {
		byte[] bytes = new byte[size];
		new Random(size).nextBytes(bytes);
		return bytes;
	}

}

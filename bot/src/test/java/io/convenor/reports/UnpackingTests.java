package io.convenor.reports;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.unit.DataSize;

import io.convenor.graph.SharedMailbox;
import io.convenor.graph.SharedMailbox.AttachedFile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;

class UnpackingTests {

	private static final ArrivedMail MAIL = new ArrivedMail(UUID.randomUUID(), null, "id", "office@school.example", "",
			"a subject", Instant.EPOCH, true, ArrivedMail.State.NEW, ArrivedMail.ForAPerson.NOTHING, 0, 0);

	private final SharedMailbox mailbox = mock(SharedMailbox.class);

	@TempDir
	Path directory;

	private Spool spool;

	private FileLook files;

	@BeforeEach
	void open() {
		this.spool = new Spool(this.directory.resolve("spool"));
		this.files = new FileLook(Duration.ofMinutes(1), this.spool);
	}

	@Test
	void whereAFileLayIsKeptAndItsOwnNameIsTheLastOfIt() {
		try (Unpacked came = unpacked("all.zip", Packing.zip("CP-4772X\\Health visitor/report.pdf", Paper.pdf("a")))) {
			assertThat(came.pieces()).singleElement().satisfies((piece) -> {
				assertThat(piece.name()).isEqualTo("report.pdf");
				assertThat(piece.names()).containsExactly("all.zip", "CP-4772X", "Health visitor", "report.pdf");
			});
		}
		assertThat(this.spool.folder()).isEmptyDirectory();
	}

	@Test
	void onceTheTimeForAMailIsUpNothingMoreOfItIsLookedAt() {
		AttachedFile file = file("report.pdf", Paper.pdf("a"));
		try (Unpacked came = unpacking(Duration.ofNanos(1)).of(MAIL, List.of(file, file, file))) {
			assertThat(came.pieces()).hasSize(1);
			assertThat(came.refused()).containsExactly(Refusal.TOO_LONG, Refusal.TOO_LONG);
		}
	}

	@Test
	void whatWasReadOfAFileThatIsTooLargeCounts() throws IOException {
		var layer = new Layer(this.spool, new Allowance(1000, 1500, Duration.ofMinutes(1)), "all.zip");
		layer.take("large", "", false, new ByteArrayInputStream(new byte[2000]), null);
		layer.take("larger than what is left", "", false, new ByteArrayInputStream(new byte[600]), null);
		assertThat(layer.refused()).containsExactly(Refusal.TOO_LARGE, Refusal.TOO_LARGE);
		assertThat(layer.release()).isEmpty();
	}

	/** The library unpacks all of its text into memory at once. */
	@Test
	void aLargeWinmailIsNotOpenedAndItsSenderIsToldAboutOutlook() {
		try (Unpacked came = unpacked("winmail.dat",
				Packing.winmail("report.pdf", new byte[OutlookFiles.LARGEST_WINMAIL]))) {
			assertThat(came.pieces()).isEmpty();
			assertThat(came.refused()).containsExactly(Refusal.OUTLOOKS_OWN);
		}
	}

	@Test
	@Timeout(20)
	void namesThatAreMadeToBeSlowToReadAreNot() {
		String name = "/".repeat(30_000) + "\n" + "__MACOSX/a".repeat(3_000);
		try (Unpacked came = unpacked("all.zip", Packing.zip(name + "\\report.pdf", Paper.pdf("a")))) {
			assertThat(came.pieces()).hasSize(1);
		}
		Map<String, byte[]> many = new LinkedHashMap<>();
		for (int i = 0; i < 15; i++) {
			many.put("a".repeat(60_000) + i, new byte[] { 'a' });
		}
		try (Unpacked came = unpacked("all.zip", Packing.zip(many))) {
			assertThat(came.pieces()).hasSize(15);
		}
	}

	@Test
	void aDiskThatTakesNothingIsNoFaultOfTheFile() throws IOException {
		AttachedFile file = file("all.zip", Packing.zip("report.pdf", Paper.pdf("a")));
		assertThatExceptionOfType(Spool.Failed.class).isThrownBy(() -> this.files.inTime(() -> {
			Files.delete(this.spool.folder());
			this.spool.take(new ByteArrayInputStream(new byte[1]), 1);
		}));
		assertThatExceptionOfType(Spool.Failed.class)
			.isThrownBy(() -> unpacking(Duration.ofMinutes(1)).of(MAIL, List.of(file)));
	}

	private Unpacked unpacked(String name, byte[] content) {
		return unpacking(Duration.ofMinutes(1)).of(MAIL, List.of(file(name, content)));
	}

	private AttachedFile file(String name, byte[] content) {
		given(this.mailbox.open(any(), any(), any())).willReturn(new ByteArrayInputStream(content));
		return new AttachedFile("id", name, "application/octet-stream", content.length, false, AttachedFile.Kind.FILE);
	}

	private Unpacking unpacking(Duration longestLook) {
		var settings = new ReportsSettings(Duration.ofSeconds(1), "Filed", DataSize.ofMegabytes(20), longestLook, 6,
				Duration.ofMinutes(15), LocalTime.of(8, 15), LocalTime.of(17, 0), WhomItIsAbout.CASE_ID);
		Mailboxes mailboxes = mock(Mailboxes.class);
		given(mailboxes.of(MAIL)).willReturn("cp.reports@northmere.example");
		return new Unpacking(new MailContents(this.mailbox, mailboxes), this.spool, this.files, settings);
	}

}

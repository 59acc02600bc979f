package io.convenor.reports;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

import org.apache.pdfbox.Loader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class PicturesTests {

	private static final byte[] PHOTOGRAPH = Packing.photograph("jpg", 1);

	@TempDir
	Path folder;

	@Test
	void whereAPhotographWasTakenIsNotInThePdf() throws IOException {
		byte[] placed = withAPart(0xed, "Photoshop 9 Mill Lane", withAPart(0xe1, exif(1), PHOTOGRAPH));
		byte[] behind = Arrays.copyOf(placed, placed.length + 40);
		System.arraycopy("9 Mill Lane".getBytes(StandardCharsets.US_ASCII), 0, behind, placed.length + 5, 11);
		Path pdf = pdf();
		assertThat(Pictures.asPdf(List.of(written(behind)), pdf, this.folder)).isOne();
		assertThat(Files.readString(pdf, StandardCharsets.ISO_8859_1)).doesNotContain("Mill Lane")
			.contains(new String(PHOTOGRAPH, StandardCharsets.ISO_8859_1));
	}

	@Test
	void aPhotographIsShownAsItWasHeld() throws IOException {
		Path pdf = pdf();
		Pictures.asPdf(
				List.of(written(PHOTOGRAPH), written(withAPart(0xe1, exif(6), PHOTOGRAPH)),
						written(withAPart(0xe1, exif(3), PHOTOGRAPH)), written(withAPart(0xe1, exif(8), PHOTOGRAPH))),
				pdf, this.folder);
		try (var document = Loader.loadPDF(pdf.toFile())) {
			assertThat(document.getPages()).extracting((page) -> page.getRotation()).containsExactly(0, 90, 180, 270);
		}
	}

	@Test
	void whatIsCutOffAnywhereIsNoWholePicture() {
		for (int length = PHOTOGRAPH.length - 1; length > 0; length -= PHOTOGRAPH.length / 9) {
			byte[] cut = Arrays.copyOf(PHOTOGRAPH, length);
			assertThatExceptionOfType(IOException.class).isThrownBy(() -> Jpeg.read(cut));
		}
	}

	@Test
	void aPictureThatCannotBeReadIsLeftOutAndTheOthersAreNot() throws IOException {
		byte[] fax = Packing.fax(1);
		Path pdf = pdf();
		int made = Pictures.asPdf(List.of(written(PHOTOGRAPH), written(Arrays.copyOf(fax, fax.length / 3)),
				written(Packing.heic()), written(Packing.photograph("png", 2))), pdf, this.folder);
		assertThat(made).isEqualTo(2);
		try (var document = Loader.loadPDF(pdf.toFile())) {
			assertThat(document.getNumberOfPages()).isEqualTo(2);
		}
	}

	/** So that a second attempt replaces the file of the first. */
	@Test
	void theSamePicturesMakeTheSameFile() throws IOException {
		List<Path> pictures = List.of(written(PHOTOGRAPH), written(Packing.photograph("png", 2)),
				written(Packing.fax(3)));
		Path one = pdf();
		Path other = pdf();
		Pictures.asPdf(pictures, one, this.folder);
		Pictures.asPdf(pictures, other, this.folder);
		assertThat(one).hasSameBinaryContentAs(other);
	}

	@Test
	void whoeverIsInterruptedStopsBeforeTheNextPage() throws IOException {
		Path pdf = pdf();
		Thread.currentThread().interrupt();
		try {
			assertThatExceptionOfType(InterruptedIOException.class)
				.isThrownBy(() -> Pictures.asPdf(List.of(written(PHOTOGRAPH)), pdf, this.folder));
		}
		finally {
			assertThat(Thread.interrupted()).isTrue();
		}
		assertThat(pdf).isEmptyFile();
	}

	@Test
	void aFileThatIsGoneMeanwhileIsNotMadeAnew() throws IOException {
		Path gone = this.folder.resolve("gone.pdf");
		List<Path> pictures = List.of(written(PHOTOGRAPH));
		assertThatExceptionOfType(NoSuchFileException.class)
			.isThrownBy(() -> Pictures.asPdf(pictures, gone, this.folder));
		assertThat(gone).doesNotExist();
	}

	private Path pdf() throws IOException {
		return Files.createTempFile(this.folder, "pages", ".pdf");
	}

	private Path written(byte[] picture) throws IOException {
		return Files.write(Files.createTempFile(this.folder, "picture", ""), picture);
	}

	/** What a telephone notes: how it was held, and where. */
	private static String exif(int orientation) {
		ByteBuffer said = ByteBuffer.allocate(60);
		said.put("Exif\0\0MM\0*".getBytes(StandardCharsets.US_ASCII)).putInt(8).putShort((short) 1);
		said.putShort((short) 0x0112).putShort((short) 3).putInt(1).putShort((short) orientation);
		said.position(40).put("9 Mill Lane".getBytes(StandardCharsets.US_ASCII));
		return new String(said.array(), StandardCharsets.ISO_8859_1);
	}

	private static byte[] withAPart(int mark, String part, byte[] photograph) {
		byte[] content = part.getBytes(StandardCharsets.ISO_8859_1);
		var bytes = new ByteArrayOutputStream();
		bytes.write(photograph, 0, 2);
		bytes.write(0xff);
		bytes.write(mark);
		bytes.write((content.length + 2) >> 8);
		bytes.write(content.length + 2);
		bytes.writeBytes(content);
		bytes.write(photograph, 2, photograph.length - 2);
		return bytes.toByteArray();
	}

}

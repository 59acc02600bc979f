package io.convenor.reports;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;

import org.apache.pdfbox.io.MemoryUsageSetting;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.graphics.image.JPEGFactory;
import org.apache.pdfbox.pdmodel.graphics.image.LosslessFactory;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;

import io.convenor.reports.FileFacts.Form;
import io.convenor.reports.FileFacts.State;

/**
 * Knows the picture of a page, as a scanner or a telephone takes it, from a logo, and
 * makes one PDF of several pages.
 */
final class Pictures {

	/** A logo is smaller. */
	private static final int SHORTEST_SIDE_OF_A_PAGE = 600;

	/** A banner is longer. */
	private static final double LONGEST_OF_A_PAGE = 2.5;

	/** A sheet of paper at 300 dots an inch; each takes some ten bytes on the way. */
	private static final long MOST_DOTS = 9_000_000;

	/** What is put into the PDF as it is lies in memory for a moment. */
	private static final long LARGEST = 24L * 1024 * 1024;

	private static final int MOST_PAGES_IN_ONE = 200;

	private static final byte[] JPEG = { (byte) 0xff, (byte) 0xd8, (byte) 0xff };

	private static final PDRectangle LYING = new PDRectangle(/* width= */ PDRectangle.A4.getHeight(),
			/* height= */ PDRectangle.A4.getWidth());

	private Pictures() {
	}

	/** Of a picture that is as large as a page, how many there are in its file. */
	static FileFacts look(Path file) throws IOException {
		if (isJpeg(file)) {
			jpeg(file);
		}
		return new FileFacts(Form.PICTURE, State.WHOLE, pages(file), Set.of());
	}

	private static int pages(Path file) throws IOException {
		try (ImageInputStream content = ImageIO.createImageInputStream(file.toFile())) {
			ImageReader reader = reader(content);
			int width = reader.getWidth(0);
			int height = reader.getHeight(0);
			int shorter = Math.min(width, height);
			boolean page = shorter >= SHORTEST_SIDE_OF_A_PAGE && Math.max(width, height) <= LONGEST_OF_A_PAGE * shorter;
			return page ? reader.getNumImages(true) : 0;
		}
	}

	private static ImageReader reader(ImageInputStream content) throws IOException {
		var readers = ImageIO.getImageReaders(content);
		if (!readers.hasNext()) {
			throw new IOException("No library reads this picture");
		}
		ImageReader reader = readers.next();
		reader.setInput(content);
		return reader;
	}

	/**
	 * Makes one PDF of them, in order. The same pictures make the same file.
	 * @return of how many pictures
	 */
	static int asPdf(List<Path> pictures, Path pdf, Path folder) throws IOException {
		var scratch = MemoryUsageSetting.setupTempFileOnly().setTempDir(folder.toFile());
		try (var document = new PDDocument(scratch.streamCache)) {
			document.setDocumentId(0L);
			int made = 0;
			for (Path picture : pictures) {
				made += isAdded(picture, document) ? 1 : 0;
			}
			requireTime();
			if (made > 0) {
				save(document, pdf);
			}
			return made;
		}
	}

	/** What is removed meanwhile is not made anew. */
	private static void save(PDDocument document, Path pdf) throws IOException {
		try (OutputStream to = Files.newOutputStream(pdf, StandardOpenOption.WRITE)) {
			document.save(to);
		}
		catch (NoSuchFileException | ClosedByInterruptException ex) {
			throw ex;
		}
		catch (IOException ex) {
			throw new Spool.Failed(ex);
		}
	}

	/** Whoever waits for it goes on waiting for no longer than one page takes. */
	private static void requireTime() throws InterruptedIOException {
		if (Thread.currentThread().isInterrupted()) {
			throw new InterruptedIOException("It took too long");
		}
	}

	/** Of a picture that cannot be read to its end there is nothing in the PDF. */
	private static boolean isAdded(Path picture, PDDocument document) throws IOException {
		int before = document.getNumberOfPages();
		try {
			add(picture, document);
			return true;
		}
		catch (InterruptedIOException | ClosedByInterruptException ex) {
			throw ex;
		}
		catch (IOException | RuntimeException ex) {
			requireTime();
			while (document.getNumberOfPages() > before) {
				document.removePage(before);
			}
			return false;
		}
	}

	private static void add(Path picture, PDDocument document) throws IOException {
		try (ImageInputStream content = ImageIO.createImageInputStream(picture.toFile())) {
			requireTime();
			ImageReader reader = reader(content);
			int images = reader.getNumImages(true);
			if (images > MOST_PAGES_IN_ONE) {
				throw new IOException("Too many pages");
			}
			if (isJpeg(picture)) {
				Jpeg jpeg = jpeg(picture);
				draw(JPEGFactory.createFromByteArray(document, jpeg.picture()), jpeg.turn(), document);
				return;
			}
			for (int i = 0; i < images; i++) {
				if ((long) reader.getWidth(i) * reader.getHeight(i) > MOST_DOTS) {
					throw new IOException("Too large to be unpacked");
				}
				requireTime();
				BufferedImage image = reader.read(i);
				draw(LosslessFactory.createFromImage(document, image), 0, document);
			}
		}
	}

	private static boolean isJpeg(Path picture) throws IOException {
		try (InputStream content = Files.newInputStream(picture)) {
			return Arrays.equals(content.readNBytes(JPEG.length), JPEG);
		}
	}

	private static Jpeg jpeg(Path picture) throws IOException {
		if (Files.size(picture) > LARGEST) {
			throw new IOException("Too large to be taken in");
		}
		return Jpeg.read(Files.readAllBytes(picture));
	}

	/** As large as fits on a sheet, upright or not as the picture is. */
	private static void draw(PDImageXObject image, int turn, PDDocument document) throws IOException {
		boolean upright = image.getHeight() >= image.getWidth();
		PDRectangle sheet = upright ? PDRectangle.A4 : LYING;
		PDPage page = new PDPage(sheet);
		page.setRotation(turn);
		document.addPage(page);
		float scale = Math.min(sheet.getWidth() / image.getWidth(), sheet.getHeight() / image.getHeight());
		float width = image.getWidth() * scale;
		float height = image.getHeight() * scale;
		try (var on = new PDPageContentStream(document, page)) {
			on.drawImage(image, (sheet.getWidth() - width) / 2, (sheet.getHeight() - height) / 2, width, height);
		}
	}

}

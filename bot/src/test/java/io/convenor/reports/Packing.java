package io.convenor.reports;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import javax.imageio.ImageIO;
import javax.imageio.IIOImage;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;

import org.apache.poi.poifs.filesystem.DirectoryEntry;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.jspecify.annotations.Nullable;

/** Packs files as mail programs, scanners and people do. */
final class Packing {

	private static final int LEVEL_OF_A_FILE = 2;

	private Packing() {
	}

	/** A mail as the internet carries it, with one file. */
	static byte[] eml(String from, String subject, String text, String fileName, byte[] file) {
		return ("From: %s%nTo: somebody@elsewhere.example%nSubject: %s%nMIME-Version: 1.0%n".formatted(from, subject)
				+ mixed("outer", text, fileName, file))
			.replace("\n", "\r\n")
			.getBytes(StandardCharsets.UTF_8);
	}

	/** As Exchange hands on what was signed so that everybody can read it. */
	static byte[] signedInTheClear(String text, String fileName, byte[] file) {
		return ("Content-Type: multipart/signed; protocol=\"application/x-pkcs7-signature\"; boundary=\"signed\"%n%n"
			.formatted()
				+ "--signed%n%s%n--signed%n".formatted(mixed("inner", text, fileName, file))
				+ "Content-Type: application/x-pkcs7-signature; name=\"smime.p7s\"%nContent-Transfer-Encoding: base64%n%n"
					.formatted()
				+ Base64.getEncoder().encodeToString(signature()) + "%n--signed--%n".formatted())
			.replace("\n", "\r\n")
			.getBytes(StandardCharsets.UTF_8);
	}

	private static String mixed(String boundary, String text, String fileName, byte[] file) {
		return """
				Content-Type: multipart/mixed; boundary="%1$s"

				--%1$s
				Content-Type: text/plain; charset=utf-8

				%2$s
				--%1$s
				Content-Type: application/octet-stream
				Content-Disposition: attachment; filename*=utf-8''%3$s
				Content-Transfer-Encoding: base64

				%4$s
				--%1$s--
				""".formatted(boundary, text, fileName.replace(" ", "%20"),
				Base64.getMimeEncoder(76, "\n".getBytes(StandardCharsets.US_ASCII)).encodeToString(file));
	}

	static byte[] signature() {
		return ofSecurity("010702");
	}

	static byte[] encrypted() {
		return ofSecurity("010703");
	}

	/** The beginning of what a certificate seals. */
	private static byte[] ofSecurity(String kind) {
		byte[] begins = java.util.HexFormat.of().parseHex("3082010006092a864886f70d" + kind + "a0820100");
		return java.util.Arrays.copyOf(begins, 280);
	}

	static byte[] rightsManaged() {
		return java.util.Arrays.copyOf(java.util.HexFormat.of().parseHex("76e80460c411e386"), 500);
	}

	/**
	 * A mail that Outlook saved.
	 * @param file null where no more than a name was attached
	 */
	static byte[] msg(String from, String subject, String fileName, byte @Nullable [] file) {
		try (var files = new POIFSFileSystem()) {
			DirectoryEntry root = files.getRoot();
			put(root, "__properties_version1.0", new byte[32]);
			put(root, "__substg1.0_001A001F", utf16("IPM.Note"));
			put(root, "__substg1.0_0037001F", utf16(subject));
			put(root, "__substg1.0_0C1F001F", utf16(from));
			put(root, "__substg1.0_1000001F", utf16("Our report is attached."));
			DirectoryEntry attached = root.createDirectory("__attach_version1.0_#00000000");
			put(attached, "__properties_version1.0", new byte[8]);
			put(attached, "__substg1.0_3707001F", utf16(fileName));
			if (file != null) {
				put(attached, "__substg1.0_37010102", file);
			}
			var bytes = new ByteArrayOutputStream();
			files.writeFilesystem(bytes);
			return bytes.toByteArray();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static void put(DirectoryEntry into, String name, byte[] content) throws IOException {
		into.createDocument(name, new ByteArrayInputStream(content));
	}

	private static byte[] utf16(String text) {
		return text.getBytes(StandardCharsets.UTF_16LE);
	}

	/** What Outlook makes of a mail in rich text. */
	static byte[] winmail(String fileName, byte[] file) {
		var bytes = new ByteArrayOutputStream();
		bytes.writeBytes(little(6).putInt(0x223E9F78).putShort((short) 1).array());
		attribute(bytes, 0x00069002, new byte[14]);
		attribute(bytes, 0x00018010, (fileName + "\0").getBytes(StandardCharsets.ISO_8859_1));
		attribute(bytes, 0x0006800F, file);
		return bytes.toByteArray();
	}

	private static void attribute(ByteArrayOutputStream to, int id, byte[] data) {
		int sum = 0;
		for (byte each : data) {
			sum += each & 0xff;
		}
		to.write(LEVEL_OF_A_FILE);
		to.writeBytes(little(8).putInt(id).putInt(data.length).array());
		to.writeBytes(data);
		to.writeBytes(little(2).putShort((short) sum).array());
	}

	private static ByteBuffer little(int size) {
		return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
	}

	static byte[] zip(String name, byte[] file) {
		return zip(Map.of(name, file));
	}

	static byte[] zip(Map<String, byte[]> files) {
		var bytes = new ByteArrayOutputStream();
		try (var zip = new ZipOutputStream(bytes)) {
			for (var file : new LinkedHashMap<>(files).entrySet()) {
				zip.putNextEntry(new ZipEntry(file.getKey()));
				zip.write(file.getValue());
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return bytes.toByteArray();
	}

	/** It says that a password is needed, wherever it describes its file. */
	static byte[] lockedZip(String name, byte[] file) {
		byte[] zip = zip(name, file);
		for (int i = 0; i < zip.length - 10; i++) {
			if (zip[i] == 'P' && zip[i + 1] == 'K' && zip[i + 2] == 3) {
				zip[i + 6] |= 1;
			}
			if (zip[i] == 'P' && zip[i + 1] == 'K' && zip[i + 2] == 1) {
				zip[i + 8] |= 1;
			}
		}
		return zip;
	}

	/** It says that its list of files is described elsewhere than at its end. */
	static byte[] zipWithALocator(byte[] zip) {
		int end = zip.length - 22;
		byte[] locator = little(20).putInt(0x07064b50).putInt(0).putLong(0).putInt(1).array();
		byte[] located = java.util.Arrays.copyOf(zip, zip.length + locator.length);
		System.arraycopy(locator, 0, located, end, locator.length);
		System.arraycopy(zip, end, located, end + locator.length, 22);
		return located;
	}

	/** It says of its file that it is packed as only some programs do. */
	static byte[] zipPackedOtherwise(String name, byte[] file) {
		byte[] zip = zip(name, file);
		for (int i = 0; i < zip.length - 12; i++) {
			if (zip[i] == 'P' && zip[i + 1] == 'K' && (zip[i + 2] == 3 || zip[i + 2] == 1)) {
				zip[i + ((zip[i + 2] == 3) ? 8 : 10)] = 98;
			}
		}
		return zip;
	}

	/** A photograph of a page: no two have the same grain. */
	static byte[] photograph(String format, long seed) {
		try {
			var bytes = new ByteArrayOutputStream();
			ImageIO.write(page(seed), format, bytes);
			return bytes.toByteArray();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** Two pages, as a machine for faxes sends them. */
	static byte[] fax(long seed) {
		ImageWriter writer = ImageIO.getImageWritersByFormatName("tiff").next();
		var bytes = new ByteArrayOutputStream();
		try (ImageOutputStream to = ImageIO.createImageOutputStream(bytes)) {
			writer.setOutput(to);
			writer.prepareWriteSequence(null);
			writer.writeToSequence(new IIOImage(page(seed), null, null), null);
			writer.writeToSequence(new IIOImage(page(seed + 1), null, null), null);
			writer.endWriteSequence();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return bytes.toByteArray();
	}

	private static BufferedImage page(long seed) {
		var random = new Random(seed);
		var page = new BufferedImage(700, 900, BufferedImage.TYPE_INT_RGB);
		for (int x = 0; x < page.getWidth(); x++) {
			for (int y = 0; y < page.getHeight(); y++) {
				int grey = 120 + random.nextInt(130);
				page.setRGB(x, y, new Color(grey, grey, grey).getRGB());
			}
		}
		return page;
	}

	/** As a telephone takes it, in a format that few others read. */
	static byte[] heic() {
		byte[] picture = new byte[120_000];
		new Random(1).nextBytes(picture);
		byte[] begins = "\0\0\0\u0018ftypheic\0\0\0\0mif1heic".getBytes(StandardCharsets.ISO_8859_1);
		System.arraycopy(begins, 0, picture, 0, begins.length);
		return picture;
	}

}

package io.convenor.reports;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A JPEG as a telephone writes it: the picture, and beside it where and when it was
 * taken, which nobody else need know.
 *
 * @param picture the file with nothing but what shows the picture
 * @param turn by how many degrees to the right it is shown
 */
record Jpeg(byte[] picture, int turn) {

	private static final int MARK = 0xff;

	private static final int BEGINS = 0xd8;

	private static final int ENDS = 0xd9;

	private static final int FIRST_RESTART = 0xd0;

	private static final int FIRST_OF_PROGRAMS = 0xe0;

	private static final int EXIF = 0xe1;

	private static final int COLOURS = 0xe2;

	private static final int OF_ADOBE = 0xee;

	private static final int LAST_OF_PROGRAMS = 0xef;

	private static final int REMARK = 0xfe;

	private static final byte[] EXIF_BEGINS = "Exif\0\0".getBytes(StandardCharsets.US_ASCII);

	private static final byte[] PROFILE_BEGINS = "ICC_PROFILE\0".getBytes(StandardCharsets.US_ASCII);

	private static final int ORIENTATION = 0x0112;

	private static final int LENGTH_OF_A_TAG = 12;

	/**
	 * Reads it from its beginning to its end, and no further.
	 * @throws IOException where its end is not there
	 */
	static Jpeg read(byte[] file) throws IOException {
		ByteBuffer content = ByteBuffer.wrap(file);
		var picture = new ByteArrayOutputStream(file.length);
		if (content.remaining() < 2 || unsigned(content) != MARK || unsigned(content) != BEGINS) {
			throw new IOException("No JPEG");
		}
		picture.write(MARK);
		picture.write(BEGINS);
		int turn = 0;
		while (true) {
			int mark = mark(content, picture);
			if (mark == ENDS) {
				picture.write(MARK);
				picture.write(ENDS);
				return new Jpeg(picture.toByteArray(), turn);
			}
			byte[] part = part(content);
			if (mark == EXIF && begins(part, EXIF_BEGINS)) {
				turn = turn(part);
			}
			if (shows(mark, part)) {
				picture.write(MARK);
				picture.write(mark);
				picture.write((part.length + 2) >> 8);
				picture.write(part.length + 2);
				picture.writeBytes(part);
			}
		}
	}

	/**
	 * What comes next. What stands before it belongs to the picture where that has begun,
	 * and is nothing otherwise.
	 */
	private static int mark(ByteBuffer content, ByteArrayOutputStream picture) throws EOFException {
		while (true) {
			int next = unsigned(content);
			if (next != MARK) {
				picture.write(next);
				continue;
			}
			int mark = unsigned(content);
			while (mark == MARK) {
				mark = unsigned(content);
			}
			if (mark != 0 && (mark < FIRST_RESTART || mark >= BEGINS)) {
				return mark;
			}
			picture.write(MARK);
			picture.write(mark);
		}
	}

	private static byte[] part(ByteBuffer content) throws EOFException {
		int length = ((unsigned(content) << 8) | unsigned(content)) - 2;
		if (length < 0 || length > content.remaining()) {
			throw new EOFException("A part of the picture is missing");
		}
		byte[] part = new byte[length];
		content.get(part);
		return part;
	}

	/** How colours are meant is part of the picture; what programs note is not. */
	private static boolean shows(int mark, byte[] part) {
		boolean note = mark == REMARK || (mark > FIRST_OF_PROGRAMS && mark <= LAST_OF_PROGRAMS);
		return !note || mark == OF_ADOBE || (mark == COLOURS && begins(part, PROFILE_BEGINS));
	}

	private static boolean begins(byte[] part, byte[] with) {
		return part.length >= with.length && Arrays.equals(part, 0, with.length, with, 0, with.length);
	}

	/** Where it says so in a way that nobody reads, it is shown as it lies there. */
	private static int turn(byte[] exif) {
		ByteBuffer said = ByteBuffer.wrap(exif, EXIF_BEGINS.length, exif.length - EXIF_BEGINS.length).slice();
		try {
			said.order((said.get(0) == 'I') ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
			int at = said.getInt(4);
			int tags = Short.toUnsignedInt(said.getShort(at));
			for (int i = 0; i < tags; i++) {
				int tag = at + 2 + i * LENGTH_OF_A_TAG;
				if (Short.toUnsignedInt(said.getShort(tag)) == ORIENTATION) {
					return switch (said.getShort(tag + 8)) {
						case 3, 4 -> 180;
						case 5, 6 -> 90;
						case 7, 8 -> 270;
						default -> 0;
					};
				}
			}
		}
		catch (IndexOutOfBoundsException ex) {
			return 0;
		}
		return 0;
	}

	private static int unsigned(ByteBuffer content) throws EOFException {
		if (!content.hasRemaining()) {
			throw new EOFException("The end of the picture is missing");
		}
		return Byte.toUnsignedInt(content.get());
	}

}

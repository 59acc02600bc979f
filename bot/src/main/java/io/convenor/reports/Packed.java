package io.convenor.reports;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * The packed parts of a PDF, its text among them. They are unpacked to see whether they
 * arrived as they were sent, and nothing of them is kept.
 */
final class Packed {

	private static final byte[] BEGINS = "stream".getBytes(StandardCharsets.US_ASCII);

	private static final byte[] ENDS = "endstream".getBytes(StandardCharsets.US_ASCII);

	/** How the list of all parts begins, in a file of either kind. */
	private static final List<byte[]> LISTS = List.of("xref".getBytes(StandardCharsets.US_ASCII),
			"/XRef".getBytes(StandardCharsets.US_ASCII));

	private static final Pattern PACKED = Pattern.compile("/Filter\\s*\\[?\\s*/(?:FlateDecode|Fl)\\b");

	/** What is unpacked into memory to open the file at all: lists of its parts. */
	private static final Pattern STRUCTURE = Pattern.compile("/ObjStm|/XRef|/First\\b|#");

	private static final Pattern PACKED_TWICE = Pattern
		.compile("/Filter\\s*\\[\\s*/\\w+\\s*/|/Filter\\s+\\d|/Filter\\s*\\[?\\s*/(?!FlateDecode\\b|Fl\\b)");

	private static final long MOST_STRUCTURE = 16L * 1024 * 1024;

	/** What stands outside of the streams is read into memory, too. */
	private static final long MOST_PLAIN = 8L * 1024 * 1024;

	private static final int LONGEST_DESCRIPTION = 2048;

	/** Nobody waits for a file that is made to be large when it is unpacked. */
	private static final long MOST_TO_UNPACK = 512L * 1024 * 1024;

	private final ByteBuffer content;

	private final byte[] unpacked = new byte[64 * 1024];

	private long left = MOST_TO_UNPACK;

	private long structure = MOST_STRUCTURE;

	private Packed(ByteBuffer content) {
		this.content = content;
	}

	/**
	 * @param list where the file says that the list of all its parts begins; 0 where it
	 * does not say so
	 */
	static Found look(Path pdf, long list) throws IOException {
		try (FileChannel file = FileChannel.open(pdf)) {
			return new Packed(file.map(FileChannel.MapMode.READ_ONLY, 0, file.size())).look(list);
		}
	}

	private Found look(long list) {
		Found found = Found.WHOLE;
		long plain = 0;
		boolean inStream = false;
		int lastList = 0;
		int last = this.content.limit() - BEGINS.length;
		for (int at = 0; at <= last && !Thread.currentThread().isInterrupted(); at++) {
			int begins = (this.content.get(at) == BEGINS[0]) ? dataAt(at) : 0;
			inStream = (begins > 0) || (inStream && !endsAt(at));
			plain += inStream ? 0 : 1;
			if (plain > MOST_PLAIN) {
				return Found.TOO_MUCH;
			}
			lastList = isAList(at) ? at : lastList;
			if (begins > 0) {
				String description = description(at);
				boolean structure = STRUCTURE.matcher(description).find();
				if (structure && PACKED_TWICE.matcher(description).find()) {
					return Found.TOO_MUCH;
				}
				if ((structure || this.left > 0) && PACKED.matcher(description).find()) {
					int length = lengthPacked(begins, structure);
					if (this.structure <= 0) {
						return Found.TOO_MUCH;
					}
					found = (length < 0) ? Found.DAMAGED : found;
					at = begins + Math.max(length, 0);
				}
			}
		}
		return (lastList > 0 && lastList < list) ? Found.CUT : found;
	}

	/** Where it begins sooner than the file says, something before it was lost. */
	private boolean isAList(int at) {
		byte first = this.content.get(at);
		return (first == 'x' || first == '/') && LISTS.stream().anyMatch((list) -> says(list, at))
				&& (at == 0 || this.content.get(at - 1) != 't');
	}

	/** Where the data of a stream begins; 0 where none does. */
	private int dataAt(int at) {
		int next = at + BEGINS.length;
		if (!says(BEGINS, at) || says(ENDS, at - ENDS.length + BEGINS.length) || next + 1 >= this.content.limit()) {
			return 0;
		}
		return switch (this.content.get(next)) {
			case '\n' -> next + 1;
			case '\r' -> (this.content.get(next + 1) == '\n') ? next + 2 : next + 1;
			default -> 0;
		};
	}

	private boolean endsAt(int at) {
		return this.content.get(at) == ENDS[0] && says(ENDS, at);
	}

	private boolean says(byte[] word, int at) {
		if (at < 0 || at + word.length > this.content.limit()) {
			return false;
		}
		for (int i = 0; i < word.length; i++) {
			if (this.content.get(at + i) != word[i]) {
				return false;
			}
		}
		return true;
	}

	/** What the file says of the stream that begins there. */
	private String description(int at) {
		int from = Math.max(0, at - LONGEST_DESCRIPTION);
		byte[] before = new byte[at - from];
		this.content.get(from, before);
		String said = new String(before, StandardCharsets.ISO_8859_1);
		return said.substring(Math.max(0, said.lastIndexOf("obj")));
	}

	/** How many bytes were packed; fewer than none where they do not unpack. */
	private int lengthPacked(int begins, boolean structure) {
		Inflater inflater = new Inflater();
		try {
			inflater.setInput(this.content.slice(begins, this.content.limit() - begins));
			while (!inflater.finished() && !inflater.needsInput() && !inflater.needsDictionary()
					&& (structure ? this.structure : this.left) > 0) {
				int unpacked = inflater.inflate(this.unpacked);
				this.structure -= structure ? unpacked : 0;
				this.left -= structure ? 0 : unpacked;
			}
			return Math.toIntExact(inflater.getBytesRead());
		}
		catch (DataFormatException ex) {
			return -1;
		}
		finally {
			inflater.end();
		}
	}

	/** What a look at the packed parts showed. */
	enum Found {

		WHOLE,

		/** Something does not unpack. */
		DAMAGED,

		/** Something is missing. */
		CUT,

		TOO_MUCH

	}

}

package io.convenor.reports;

/**
 * How much may still be unpacked of what came with one mail, so that nobody fills the
 * disk with a file made for it.
 */
final class Allowance {

	/** More files than a mail of scanned pages has. */
	static final int MOST_FILES = 300;

	/** A mail in a zip file in a mail is deep already. */
	static final int DEEPEST = 5;

	private int files = MOST_FILES;

	private long bytes;

	private final long largestFile;

	/**
	 * @param bytes of all files together
	 */
	Allowance(long largestFile, long bytes) {
		this.largestFile = largestFile;
		this.bytes = bytes;
	}

	/** Whether one file more may be taken out. */
	synchronized boolean takeOne() {
		this.files--;
		return this.files >= 0;
	}

	/** How many bytes the next file may have. */
	synchronized long largest() {
		return Math.clamp(this.bytes, 0, this.largestFile);
	}

	synchronized void takeBytes(long size) {
		this.bytes -= size;
	}

}

package io.convenor.reports;

import java.time.Duration;

/**
 * How much may still be unpacked of what came with one mail, and for how long, so that
 * nobody fills the disk or holds up all other mails with one made for it.
 */
final class Allowance {

	/** More files than a mail of scanned pages has. */
	static final int MOST_FILES = 300;

	/** A mail in a zip file in a mail is deep already. */
	static final int DEEPEST = 5;

	private int files = MOST_FILES;

	private long bytes;

	private final long largestFile;

	private long nanoseconds;

	/**
	 * @param bytes of all files together
	 * @param atMost how long they may be looked at, without the time that is waited for
	 * others
	 */
	Allowance(long largestFile, long bytes, Duration atMost) {
		this.nanoseconds = atMost.toNanos();
		this.largestFile = largestFile;
		this.bytes = bytes;
	}

	/** Whether one file more may be taken out. */
	synchronized boolean takeOne() {
		this.files--;
		return this.files >= 0;
	}

	/** Whether nothing more may be looked at. */
	synchronized boolean isTimeUp() {
		return this.nanoseconds <= 0;
	}

	synchronized void takeTime(long took) {
		this.nanoseconds -= took;
	}

	/** How many bytes the next file may have. */
	synchronized long largest() {
		return Math.clamp(this.bytes, 0, this.largestFile);
	}

	synchronized void takeBytes(long size) {
		this.bytes -= size;
	}

}

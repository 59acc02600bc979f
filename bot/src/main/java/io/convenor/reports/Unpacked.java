package io.convenor.reports;

import java.util.ArrayList;
import java.util.List;

/**
 * The files that came with one mail, out of whatever they were packed in, on our disk for
 * a moment. Closing it removes them.
 */
final class Unpacked implements AutoCloseable {

	private final List<Spooled> onDisk = new ArrayList<>();

	private final List<Piece> pieces = new ArrayList<>();

	private final List<Refusal> refused = new ArrayList<>();

	private boolean packed;

	/** Something lay in something else. */
	void opened() {
		this.packed = true;
	}

	/** Whether some of its files have names that nobody saw before. */
	boolean wasPacked() {
		return this.packed;
	}

	void hold(Spooled file) {
		this.onDisk.add(file);
	}

	void add(Piece piece) {
		this.pieces.add(piece);
	}

	void refuse(Refusal why) {
		this.refused.add(why);
	}

	/** In the order in which they came. */
	List<Piece> pieces() {
		return List.copyOf(this.pieces);
	}

	/** Why something of it could not be unpacked. */
	List<Refusal> refused() {
		return List.copyOf(this.refused);
	}

	@Override
	public void close() {
		this.onDisk.forEach(Spooled::close);
	}

}

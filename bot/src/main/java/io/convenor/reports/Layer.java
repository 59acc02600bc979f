package io.convenor.reports;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.apache.commons.io.input.CloseShieldInputStream;
import org.jspecify.annotations.Nullable;

/**
 * What lay in one file in which others are packed, on our disk for a moment. Whoever
 * fills it may be stopped on the way; nothing that comes after is kept.
 */
final class Layer {

	private final Spool spool;

	private final Allowance allowance;

	private final String path;

	private final List<Contained> files = new ArrayList<>();

	private final List<Refusal> refused = new ArrayList<>();

	private boolean closed;

	/**
	 * @param path of the file itself, which every file in it has before its own name
	 */
	Layer(Spool spool, Allowance allowance, String path) {
		this.path = path;
		this.spool = spool;
		this.allowance = allowance;
	}

	/** Takes a file in as far as it is allowed. */
	void take(String name, String contentType, boolean inline, InputStream content, @Nullable MailWithin within)
			throws IOException {
		if (!this.allowance.takeOne()) {
			refuse(Refusal.TOO_MUCH_PACKED);
			return;
		}
		long atMost = this.allowance.largest();
		Optional<Spooled> file = this.spool.take(CloseShieldInputStream.wrap(content), atMost);
		if (file.isEmpty()) {
			this.allowance.takeBytes(atMost);
			refuse(Refusal.TOO_LARGE);
			return;
		}
		this.allowance.takeBytes(file.get().size());
		add(new Contained(this.path + "/" + name, contentType, inline, file.get(), within));
	}

	private synchronized void add(Contained file) {
		if (this.closed) {
			file.file().close();
			return;
		}
		this.files.add(file);
	}

	synchronized void refuse(Refusal why) {
		this.refused.add(why);
	}

	synchronized List<Refusal> refused() {
		return List.copyOf(this.refused);
	}

	/** Hands over what was taken in; whoever asks removes it. */
	synchronized List<Contained> release() {
		this.closed = true;
		return List.copyOf(this.files);
	}

	/**
	 * A file as it lay there.
	 *
	 * @param path its name, behind those of all folders and files that it lay in
	 * @param within the mail that it is attached to
	 */
	record Contained(String path, String contentType, boolean inline, Spooled file, @Nullable MailWithin within) {
	}

}

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

	private final List<Contained> files = new ArrayList<>();

	private final List<Refusal> refused = new ArrayList<>();

	private boolean closed;

	Layer(Spool spool, Allowance allowance) {
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
		Optional<Spooled> file = this.spool.take(CloseShieldInputStream.wrap(content), this.allowance.largest());
		if (file.isEmpty()) {
			refuse(Refusal.TOO_LARGE);
			return;
		}
		this.allowance.takeBytes(file.get().size());
		add(new Contained(name, contentType, inline, file.get(), within));
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
	 * @param within the mail that it is attached to
	 */
	record Contained(String name, String contentType, boolean inline, Spooled file, @Nullable MailWithin within) {
	}

}

package io.convenor.reports;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;

import io.convenor.reports.FileFacts.Form;

/**
 * Knows by the bytes it begins with what cannot be opened here, or only by whom it is
 * for: what stands in a digital signature, an encrypted mail, a mail that is protected by
 * Microsoft's rights management.
 */
final class Sealed {

	/** How a message of rights management begins. */
	private static final String RIGHTS = "76e80460c411e386";

	/** The names of its kinds, as every such file has them near its beginning. */
	private static final String SIGNED = "06092a864886f70d010702";

	private static final String ENVELOPED = "06092a864886f70d010703";

	private static final String ENVELOPED_AND_AUTHENTICATED = "060b2a864886f70d0109100117";

	private static final int NEAR_THE_BEGINNING = 40;

	private Sealed() {
	}

	static Form form(Path file) throws IOException {
		String begins;
		try (InputStream content = Files.newInputStream(file)) {
			begins = HexFormat.of().formatHex(content.readNBytes(NEAR_THE_BEGINNING));
		}
		if (begins.startsWith(RIGHTS)) {
			return Form.RIGHTS_MANAGED;
		}
		if (!begins.startsWith("30")) {
			return Form.OTHER;
		}
		if (begins.contains(ENVELOPED) || begins.contains(ENVELOPED_AND_AUTHENTICATED)) {
			return Form.ENCRYPTED;
		}
		return begins.contains(SIGNED) ? Form.SIGNED : Form.OTHER;
	}

}

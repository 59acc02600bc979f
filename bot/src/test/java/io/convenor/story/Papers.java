package io.convenor.story;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** Files that agencies attach to their mails. */
public final class Papers {

	private Papers() {
	}

	/** The smallest report that is a PDF, and like no other. */
	public static byte[] pdf() {
		return """
				%%PDF-1.4
				%% %s
				1 0 obj <</Type /Catalog /Pages 2 0 R>> endobj
				2 0 obj <</Type /Pages /Kids [3 0 R] /Count 1>> endobj
				3 0 obj <</Type /Page /Parent 2 0 R /MediaBox [0 0 200 200]>> endobj
				trailer <</Root 1 0 R>>
				%%%%EOF
				""".formatted(UUID.randomUUID()).getBytes(StandardCharsets.ISO_8859_1);
	}

}

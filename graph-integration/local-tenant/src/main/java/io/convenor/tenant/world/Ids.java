package io.convenor.tenant.world;

import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.UUID;

/**
 * Makes ids that look like Exchange's and SharePoint's.
 */
final class Ids {

	private Ids() {
	}

	static String item(String prefix) {
		UUID random = UUID.randomUUID();
		byte[] bytes = ByteBuffer.allocate(16)
			.putLong(random.getMostSignificantBits())
			.putLong(random.getLeastSignificantBits())
			.array();
		return prefix + Base64.getUrlEncoder().encodeToString(bytes);
	}

	static String uuid() {
		return UUID.randomUUID().toString();
	}

}

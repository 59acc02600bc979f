package io.convenor.tenant.graph;

import com.microsoft.graph.models.EmailAddress;

/**
 * Writes an address with its name as Graph does.
 */
final class EventAddresses {

	private EventAddresses() {
	}

	static EmailAddress of(String address, String name) {
		EmailAddress email = new EmailAddress();
		email.setAddress(address);
		email.setName(name);
		return email;
	}

}

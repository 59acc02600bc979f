package io.convenor.people;

import java.util.Set;

import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * With whom the meetings are kept that stay with one group: a mailbox, a calendar and
 * people of their own, apart from the CP Administration Team and from every other group.
 *
 * @param called what people call the group; empty for its name in the configuration
 * @param mailbox every mail about its meetings is sent from it, and answers come to it
 * @param organiser the mailbox whose calendar holds them, licensed for Teams
 * @param organiserId the organiser's object id
 * @param custodians the object ids of those who may hand its meetings over, change and
 * cancel them: for allegations the LADO and the deputy
 * @param custodiansGroup the object id of a directory group whose members are custodians,
 * too
 */
public record Custody(@DefaultValue("") String called, @DefaultValue("") String mailbox,
		@DefaultValue("") String organiser, @DefaultValue("") String organiserId, @DefaultValue Set<String> custodians,
		@DefaultValue("") String custodiansGroup) {

	/** Whether all of it is set, so that such a meeting can be booked. */
	public boolean isSet() {
		return !this.mailbox.isBlank() && !this.organiser.isBlank() && !this.organiserId.isBlank()
				&& !(this.custodians.isEmpty() && this.custodiansGroup.isBlank());
	}

}

package io.convenor.people;

import java.util.Set;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * With whom the meetings about allegations are kept: a mailbox, a calendar and people of
 * their own, apart from the CP Administration Team.
 *
 * @param mailbox every mail about them is sent from it, and answers come to it
 * @param organiser the mailbox whose calendar holds them, licensed for Teams
 * @param organiserId the organiser's object id
 * @param custodians the object ids of those who may hand them over, change and cancel
 * them: the LADO and the deputy
 * @param custodiansGroup the object id of a group whose members are custodians, too
 */
@ConfigurationProperties("convenor.allegations")
public record Custody(@DefaultValue("") String mailbox, @DefaultValue("") String organiser,
		@DefaultValue("") String organiserId, @DefaultValue Set<String> custodians,
		@DefaultValue("") String custodiansGroup) {

	/** Whether all of it is set, so that such a meeting can be booked. */
	public boolean isSet() {
		return !this.mailbox.isBlank() && !this.organiser.isBlank() && !this.organiserId.isBlank()
				&& !(this.custodians.isEmpty() && this.custodiansGroup.isBlank());
	}

}

package io.convenor.conference.readers;

import java.util.UUID;

import org.jspecify.annotations.Nullable;

import io.convenor.conference.Child;

/**
 * What somebody is called beside the name they were invited by.
 *
 * @param invitee who it is; null for a child the conference is about
 * @param child which child, where that is known; letters may use the name
 */
public record Called(String name, @Nullable UUID invitee, @Nullable Child child) {

	/** As a chair lists it, only to have it left out. */
	public Called(String name, @Nullable UUID invitee) {
		this(name, invitee, null);
	}

	/** A child's name that letters use. */
	static Called child(Child child, String name) {
		return new Called(name, null, child);
	}

	/** The same, where the child is invited too. */
	Called is(UUID newInvitee) {
		return new Called(this.name, newInvitee, this.child);
	}

	/** What stands in its place. */
	String instead() {
		return (this.child != null) ? this.child.label() : "the child";
	}

}

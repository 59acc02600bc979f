package io.convenor.scheduling.rooms;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/**
 * A room there is to choose from.
 *
 * @param capacity how many seats the directory knows of
 * @param safeLimit how many people may safely be in it, where the authority says so
 * @param waitingArea where somebody can wait apart from the others
 */
public record RoomOnOffer(String address, String name, @Nullable Integer capacity, boolean wheelchairAccessible,
		@Nullable Integer safeLimit, @Nullable String building, @Nullable List<String> equipment,
		@Nullable String waitingArea) {

	/** How many people may be in it, or null where nobody says. */
	public @Nullable Integer holds() {
		if (this.capacity == null || this.safeLimit == null) {
			return (this.capacity != null) ? this.capacity : this.safeLimit;
		}
		return Math.min(this.capacity, this.safeLimit);
	}

	/** Name, size, access and equipment, as a person chooses by them. */
	public String described() {
		return described(false);
	}

	/**
	 * The same, with a word where somebody who comes could not get in.
	 * @param forStepFree whether somebody needs to get in without steps
	 */
	public String described(boolean forStepFree) {
		List<String> what = new ArrayList<>();
		Integer most = holds();
		if (most != null) {
			what.add("holds " + most + ((this.safeLimit != null && most.equals(this.safeLimit)) ? " safely"
					: (most == 1) ? " person" : " people"));
		}
		what.add(this.wheelchairAccessible ? "step-free"
				: "not recorded as step-free" + (forStepFree ? ", which somebody needs" : ""));
		Optional.ofNullable(this.building).filter((each) -> !this.name.contains(each)).ifPresent(what::add);
		Optional.ofNullable(this.equipment).ifPresent(what::addAll);
		Optional.ofNullable(this.waitingArea).ifPresent((where) -> what.add("separate waiting area: " + where));
		return this.name + " (" + String.join(", ", what) + ")";
	}

}

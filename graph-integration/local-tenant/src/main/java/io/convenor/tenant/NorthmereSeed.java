package io.convenor.tenant;

import io.convenor.tenant.world.World;

/**
 * Puts Northmere's people, rooms and channels into an empty world.
 */
final class NorthmereSeed {

	private NorthmereSeed() {
	}

	static void sow(World world) {
		world.directory().add(Northmere.HELEN_OKAFOR);
		world.directory().add(Northmere.MARTIN_HALE);
		world.directory().add(Northmere.SIAN_PUGH);
		world.directory().add(Northmere.DEVI_RAMAN);
		world.directory().add(Northmere.JOAN_WHITBY);
		world.directory().add(Northmere.CONFERENCES);
		world.directory().add(Northmere.CP_REPORTS);
		world.directory().add(Northmere.ALDER, Northmere.ROOM_LIST);
		world.directory().add(Northmere.BEECH, Northmere.ROOM_LIST);
		world.directory().add(Northmere.CEDAR, Northmere.ROOM_LIST);
		world.directory().addToGroup(Northmere.CHAIRS_GROUP, Northmere.HELEN_OKAFOR, Northmere.MARTIN_HALE);
		world.directory().addToGroup(Northmere.ADMINISTRATORS_GROUP, Northmere.JOAN_WHITBY);
		world.channels().add(Northmere.GENERAL);
		world.channels().add(Northmere.CONFERENCE_OUTCOMES);
	}

}

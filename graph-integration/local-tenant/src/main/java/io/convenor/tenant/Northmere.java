package io.convenor.tenant;

import java.time.ZoneId;
import java.util.List;

import io.convenor.tenant.world.Channel;
import io.convenor.tenant.world.Person;
import io.convenor.tenant.world.Room;

/**
 * The fictional authority that lives in the tenant: its people, rooms, team and ids, the
 * same wherever they are named.
 */
public final class Northmere {

	public static final String DOMAIN = "northmere.example";

	public static final ZoneId ZONE = ZoneId.of("Europe/London");

	public static final String TENANT_ID = "6f1c2a5e-3b0d-4c57-9a41-0d8f6f3c1b20";

	public static final String APP_ID = "b1d7a6c4-52e8-4f0a-8a3e-97c0b7f4d611";

	public static final String APP_NAME = "Convenor";

	public static final String APP_SECRET = "northmere-local-secret";

	public static final String SSO_RESOURCE = "api://botid-" + APP_ID;

	public static final Person HELEN_OKAFOR = Person.member("1a5f0c1e-0001-4d7a-9c11-000000000001",
			"helen.okafor@northmere.example", "Helen", "Okafor", "Independent Chair");

	public static final Person MARTIN_HALE = Person.member("1a5f0c1e-0002-4d7a-9c11-000000000002",
			"martin.hale@northmere.example", "Martin", "Hale", "Independent Chair");

	public static final Person SIAN_PUGH = Person.member("1a5f0c1e-0003-4d7a-9c11-000000000003",
			"sian.pugh@northmere.example", "Siân", "Pugh", "Social Worker");

	public static final Person DEVI_RAMAN = Person.member("1a5f0c1e-0004-4d7a-9c11-000000000004",
			"devi.raman@northmere.example", "Devi", "Raman", "Team Manager");

	public static final Person JOAN_WHITBY = Person.member("1a5f0c1e-0005-4d7a-9c11-000000000005",
			"joan.whitby@northmere.example", "Joan", "Whitby", "Administrator, CP Administration Team");

	public static final Person AMARA_DIALLO = Person.member("1a5f0c1e-0006-4d7a-9c11-000000000006",
			"amara.diallo@northmere.example", "Amara", "Diallo", "Independent Chair");

	public static final Person PETER_LUND = Person.member("1a5f0c1e-0007-4d7a-9c11-000000000007",
			"peter.lund@northmere.example", "Peter", "Lund", "Independent Chair");

	public static final Person GRACE_OYELARAN = Person.member("1a5f0c1e-0008-4d7a-9c11-000000000008",
			"grace.oyelaran@northmere.example", "Grace", "Oyelaran", "Independent Chair");

	public static final Person TOMASZ_NOWAK = Person.member("1a5f0c1e-0009-4d7a-9c11-000000000009",
			"tomasz.nowak@northmere.example", "Tomasz", "Nowak", "Social Worker");

	/** Everybody who chairs conferences. */
	public static final List<Person> CHAIRS = List.of(HELEN_OKAFOR, MARTIN_HALE, AMARA_DIALLO, PETER_LUND,
			GRACE_OYELARAN);

	/** The licensed service account in whose calendar conferences are booked. */
	public static final Person CONFERENCES = Person.account("1a5f0c1e-0010-4d7a-9c11-000000000010",
			"conferences@northmere.example", "Northmere Conferences", true);

	/** The shared mailbox that agencies write to and that the bot writes from. */
	public static final Person CP_REPORTS = Person.account("1a5f0c1e-0011-4d7a-9c11-000000000011",
			"cp.reports@northmere.example", "Northmere Council", false);

	/**
	 * The licensed service account in whose calendar meetings about allegations are
	 * booked.
	 */
	public static final Person ALLEGATIONS_CALENDAR = Person.account("1a5f0c1e-0012-4d7a-9c11-000000000012",
			"lado.meetings@northmere.example", "LADO Meetings", true);

	/** The mailbox of the LADO's service, apart from the CP mailbox. */
	public static final Person LADO_MAILBOX = Person.account("1a5f0c1e-0013-4d7a-9c11-000000000013",
			"lado@northmere.example", "LADO", false);

	/**
	 * The Local Authority Designated Officer, with whom meetings about allegations are
	 * kept.
	 */
	public static final Person RUTH_ADEYEMI = Person.member("1a5f0c1e-0014-4d7a-9c11-000000000014",
			"ruth.adeyemi@northmere.example", "Ruth", "Adeyemi", "Local Authority Designated Officer");

	/** The deputy of the designated officer. */
	public static final Person OWEN_PRICE = Person.member("1a5f0c1e-0015-4d7a-9c11-000000000015",
			"owen.price@northmere.example", "Owen", "Price", "Deputy Designated Officer");

	/**
	 * The licensed service account in whose calendar multi-agency risk assessment
	 * conferences are booked.
	 */
	public static final Person MARAC_CALENDAR = Person.account("1a5f0c1e-0016-4d7a-9c11-000000000016",
			"marac.meetings@northmere.example", "MARAC Meetings", true);

	/** The mailbox of the MARAC's service, apart from all others. */
	public static final Person MARAC_MAILBOX = Person.account("1a5f0c1e-0017-4d7a-9c11-000000000017",
			"marac@northmere.example", "MARAC", false);

	/** With whom multi-agency risk assessment conferences are kept. */
	public static final Person NIA_BRAND = Person.member("1a5f0c1e-0018-4d7a-9c11-000000000018",
			"nia.brand@northmere.example", "Nia", "Brand", "MARAC Coordinator");

	public static final Room ALDER = new Room("7b1d0a10-0001-4f00-8a00-000000000001", "room.alder@northmere.example",
			"Alder Room, Shire Hall", 8, "Shire Hall", Room.Attendant.ACCEPTS_WHEN_FREE,
			new Room.Fittings(true, "Table microphone", "Teams Rooms camera", "Wall screen", List.of("Hearing loop")));

	public static final Room BEECH = new Room("7b1d0a10-0002-4f00-8a00-000000000002", "room.beech@northmere.example",
			"Beech Room, Shire Hall", 6, "Shire Hall", Room.Attendant.ACCEPTS_WHEN_FREE, Room.Fittings.none(false));

	public static final Room CEDAR = new Room("7b1d0a10-0003-4f00-8a00-000000000003", "room.cedar@northmere.example",
			"Cedar Room, Civic Centre", 10, "Civic Centre", Room.Attendant.DECLINES_ALWAYS,
			new Room.Fittings(true, "Ceiling microphones", null, "Projector", List.of("Separate waiting area")));

	public static final String ROOM_LIST = "rooms@northmere.example";

	public static final String CHAIRS_GROUP = "2f4e6d80-0001-4b3a-9d10-000000000001";

	public static final String ADMINISTRATORS_GROUP = "2f4e6d80-0002-4b3a-9d10-000000000002";

	public static final String CUSTODIANS_GROUP = "2f4e6d80-0003-4b3a-9d10-000000000003";

	public static final String TEAM_ID = "9c3b7d52-7a10-4e5b-b6d0-5e2f8a1c4400";

	public static final String TEAM_NAME = "Child Protection Conferences";

	public static final Channel GENERAL = new Channel("19:general-northmere@thread.tacv2", "General");

	public static final Channel CONFERENCE_OUTCOMES = new Channel("19:outcomes-northmere@thread.tacv2",
			"Conference outcomes");

	public static final String SITE_ID = "northmere.sharepoint.example,5d1e9f00-1111-4222-8333-444455556666,"
			+ "77778888-9999-4aaa-8bbb-ccccddddeeee";

	public static final String DRIVE_ID = "b!northmere-conferences";

	private Northmere() {
	}

}

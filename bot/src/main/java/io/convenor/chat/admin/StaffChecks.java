package io.convenor.chat.admin;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

import org.springframework.stereotype.Component;

import io.convenor.graph.TenantChecks;
import io.convenor.people.Custodies;
import io.convenor.people.Custody;
import io.convenor.people.StaffGroups;
import io.convenor.people.StaffSettings;
import io.convenor.reports.Inbox;
import io.convenor.timescales.Dates;

/**
 * Whether the groups of staff can be read, and whether each group that meetings stay with
 * is set up, with mailboxes that open.
 */
@Component
class StaffChecks {

	private static final String GROUPS = "Groups of staff";

	private static final String MAILBOX = "Mailbox of the custodians";

	private final StaffGroups groups;

	private final StaffSettings staff;

	private final Custodies custodies;

	private final CustodyChecks custodyChecks;

	private final TenantChecks tenant;

	private final Inbox inbox;

	private final Watches watches;

	StaffChecks(StaffGroups groups, StaffSettings staff, Custodies custodies, CustodyChecks custodyChecks,
			TenantChecks tenant, Inbox inbox, Watches watches) {
		this.groups = groups;
		this.staff = staff;
		this.custodies = custodies;
		this.custodyChecks = custodyChecks;
		this.tenant = tenant;
		this.inbox = inbox;
		this.watches = watches;
	}

	/** In the order they are shown. */
	List<Check> all(Inbox.Standing now) {
		return List.of(new Check(GROUPS, this::groups), this.custodyChecks.check(),
				new Check(MAILBOX, () -> now.custodians().stream().map(this::mailbox).toList()));
	}

	private List<Finding> groups() {
		List<StaffGroups.Reading> readings = this.groups
			.readings(Stream
				.concat(Stream.of(this.staff.chairsGroup(), this.staff.leadPractitionersGroup(),
						this.staff.administratorsGroup()),
						this.custodies.groups().values().stream().map(Custody::custodiansGroup))
				.toArray(String[]::new));
		return readings.isEmpty() ? List.of(Finding.ok(GROUPS, "none is set; staff are listed in the settings"))
				: readings.stream().map(StaffChecks::group).toList();
	}

	private static Finding group(StaffGroups.Reading reading) {
		String what = GROUPS + ", " + reading.group();
		if (reading.silentSince() != null) {
			return Finding.broken(what,
					"it could not be read since %s; %d people count as its members for now"
						.formatted(Dates.inWords(reading.silentSince()), reading.members()),
					"See that the group is there and that the bot has GroupMember.Read.All. An hour after it was last "
							+ "read nobody counts as its member any more.");
		}
		return (reading.members() > 0) ? Finding.ok(what, reading.members() + " members, read within the last minutes")
				: Finding.broken(what, "nobody belongs to it",
						"Add people to the group, or take it out of the settings.");
	}

	/** Whether it opens and is read, and nothing of what is in it. */
	private Finding mailbox(Inbox.Mailbox custodians) {
		String what = MAILBOX + ", " + custodians.address();
		return this.tenant.opensMailbox(custodians.address())
				? this.watches
					.reading(what, custodians.standing().reading(), Duration.ofSeconds(this.inbox.readEverySeconds()),
							"I keep trying. It needs the role Application Mail.ReadWrite for " + custodians.address()
									+ ".",
							"answers to meetings that stay with a group wait")
				: Finding.broken(what, "it does not open, so I read no answer to a meeting of its group",
						"An Exchange administrator adds it to what the bot may open, with Set-ManagementScope: "
								+ "infra/README.md says how. Until then the custodians read it in Outlook.");
	}

}

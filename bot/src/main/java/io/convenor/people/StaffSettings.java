package io.convenor.people;

import java.util.Set;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Who the configuration says works for the authority, by object id and by group.
 *
 * @param chairs may book conferences and record outcomes: independent chairs and
 * reviewing officers
 * @param leadPractitioners may do so, too, where a kind of meeting lets them chair
 * @param administrators look after every conference but those about allegations, and may
 * ask the bot about its own health
 * @param chairsGroup the object id of a group whose members are chairs, too
 * @param leadPractitionersGroup the object id of a group whose members are lead
 * practitioners, too
 * @param administratorsGroup the object id of a group whose members are administrators,
 * too
 */
@ConfigurationProperties("convenor.staff")
public record StaffSettings(@DefaultValue Set<String> chairs, @DefaultValue Set<String> leadPractitioners,
		@DefaultValue Set<String> administrators, @DefaultValue("") String chairsGroup,
		@DefaultValue("") String leadPractitionersGroup, @DefaultValue("") String administratorsGroup) {
}

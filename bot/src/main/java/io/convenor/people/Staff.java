package io.convenor.people;

import java.util.Set;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Who may do what: the authority's chairs and administrators, by object id.
 *
 * @param chairs may book conferences and record outcomes
 * @param administrators may ask the bot about its own health and about mail it could not
 * match
 */
@ConfigurationProperties("convenor.staff")
public record Staff(@DefaultValue Set<String> chairs, @DefaultValue Set<String> administrators) {

	public boolean isChair(String objectId) {
		return this.chairs.contains(objectId);
	}

	public boolean isAdministrator(String objectId) {
		return this.administrators.contains(objectId);
	}

}

package io.convenor.tenant.authority;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The bot as it is registered in the tenant, with the people who can sign in there.
 *
 * @param tenantId the directory the authority signs for
 * @param appId the bot's application (client) id
 * @param appSecret the bot's client secret
 * @param ssoResource the application id URI that Teams asks sign-in tokens for
 * @param accounts everybody who can sign in
 * @param consented object ids of those who have consented to the bot's delegated
 * permissions from the start
 */
public record Registration(String tenantId, String appId, String appSecret, String ssoResource, List<Account> accounts,
		Set<String> consented) {

	public Registration {
		accounts = List.copyOf(accounts);
		consented = Set.copyOf(consented);
	}

	/** Finds the account by object id or user principal name. */
	public Optional<Account> account(String idOrUpn) {
		return this.accounts.stream()
			.filter((account) -> account.id().equals(idOrUpn) || account.upn().equalsIgnoreCase(idOrUpn))
			.findFirst();
	}

}

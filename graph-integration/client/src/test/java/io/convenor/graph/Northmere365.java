package io.convenor.graph;

import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.function.Supplier;

import io.convenor.tenant.LocalTenant;
import io.convenor.tenant.Northmere;
import io.convenor.tenant.Settings;
import io.convenor.tenant.authority.Authority;
import io.convenor.tenant.authority.AuthorityConfiguration;
import io.convenor.tenant.authority.LocalhostCertificate;
import io.convenor.tenant.calls.Call;
import io.convenor.tenant.misbehaviour.Misbehaviours;
import io.convenor.tenant.world.World;

/** Northmere's tenant with our client in front of it. */
final class Northmere365 implements AutoCloseable {

	static final String ORGANISER = Northmere.CONFERENCES.address();

	static final String MAILBOX = Northmere.CP_REPORTS.address();

	private final LocalTenant tenant = LocalTenant.start(Settings.with(Clock.systemUTC()),
			AuthorityConfiguration.class);

	private GraphClient graph = connect();

	LocalTenant tenant() {
		return this.tenant;
	}

	GraphClient graph() {
		return this.graph;
	}

	Authority authority() {
		return this.tenant.part(Authority.class);
	}

	World world() {
		return this.tenant.part(World.class);
	}

	Misbehaviours misbehave() {
		return this.tenant.misbehave();
	}

	/** A sign-in of a person to the bot. */
	String signIn(String personId) {
		return authority().tokens().ssoToken(personId);
	}

	/** Takes a permission away; a client that starts afterwards does not have it. */
	void withdraw(String permission) {
		authority().withdraw(permission);
		this.graph = connect();
	}

	/** Everything as it was before a test. */
	void behave() {
		this.tenant.misbehave().clear();
	}

	void grant(String permission) {
		authority().grant(permission);
		this.graph = connect();
	}

	/** What some work costs in Graph requests. */
	List<String> requestsOf(Runnable work) {
		return requestsOf(() -> {
			work.run();
			return "";
		});
	}

	<T> List<String> requestsOf(Supplier<T> work) {
		long marker = this.tenant.calls().marker();
		var _ = work.get();
		return this.tenant.calls().since(marker).stream().map(Call::operation).toList();
	}

	@Override
	public void close() {
		this.tenant.close();
	}

	private GraphClient connect() {
		GraphSettings settings = new GraphSettings(Northmere.TENANT_ID, Northmere.APP_ID, authority().host(),
				URI.create(this.tenant.graphUrl()), new GraphSettings.Credential.Secret(Northmere.APP_SECRET),
				this.tenant.part(LocalhostCertificate.class).pem(), Northmere.DRIVE_ID);
		return GraphClient.connect(settings, Clock.systemUTC());
	}

}

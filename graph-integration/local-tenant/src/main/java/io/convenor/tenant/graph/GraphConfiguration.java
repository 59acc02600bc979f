package io.convenor.tenant.graph;

import java.time.Clock;

import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;

import io.convenor.tenant.calls.Calls;
import io.convenor.tenant.misbehaviour.Misbehaviours;
import io.convenor.tenant.world.World;

/**
 * Puts Graph's front door into the tenant's server. It carries no stereotype, so that no
 * scan finds it.
 */
public class GraphConfiguration {

	@Bean
	ServletRegistrationBean<GraphServlet> graph(World world, GraphTokens tokens, Misbehaviours misbehaviours,
			Calls calls, Clock clock, TenantId tenantId) {
		Accounts accounts = new Accounts(world.directory());
		Uploads uploads = new Uploads(clock);
		Notifications notifications = new Notifications(world.errands(), misbehaviours, clock, tenantId.value());
		world.mailboxes().onArrival(notifications::tell);
		world.calendars().onChange(notifications::tell);
		Operations operations = new Operations();
		new EventOperations(world, accounts).register(operations);
		new OnlineMeetingOperations(world, accounts).register(operations);
		new PlaceOperations(world.directory()).register(operations);
		new UserOperations(world.directory(), accounts).register(operations);
		new GroupOperations(world.directory()).register(operations);
		new MailOperations(world.mailboxes(), accounts, uploads).register(operations);
		new SubscriptionOperations(notifications, world.mailboxes(), world.directory(), clock).register(operations);
		new DriveOperations(world.library(), uploads).register(operations);
		new TeamOperations(world.channels(), world.directory()).register(operations);
		new MisbehaviourOperations(misbehaviours).register(operations);
		uploads.register(operations);
		GraphServlet servlet = new GraphServlet(operations, tokens, world.directory(), misbehaviours, calls, clock);
		return new ServletRegistrationBean<>(servlet, "/v1.0/*", "/_tenant/uploads/*", "/_tenant/downloads/*",
				"/_tenant/misbehaviours");
	}

	/** An id may hold an encoded slash, which Tomcat would refuse by itself. */
	@Bean
	WebServerFactoryCustomizer<TomcatServletWebServerFactory> graphPaths() {
		return (factory) -> {
			factory.addConnectorCustomizers((connector) -> connector.setEncodedSolidusHandling("passthrough"));
			factory.addContextValves(new Connection.Noting());
		};
	}

	/**
	 * The tenant's id, which notifications carry.
	 */
	public record TenantId(String value) {
	}

}

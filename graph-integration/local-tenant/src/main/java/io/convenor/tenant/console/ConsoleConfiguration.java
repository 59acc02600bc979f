package io.convenor.tenant.console;

import jakarta.servlet.MultipartConfigElement;

import org.springframework.boot.servlet.MultipartConfigFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.util.unit.DataSize;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.ServerResponse;

import io.convenor.tenant.authority.Authority;
import io.convenor.tenant.calls.Calls;
import io.convenor.tenant.misbehaviour.Misbehaviours;
import io.convenor.tenant.teams.ConnectorFaults;
import io.convenor.tenant.teams.TeamsChats;
import io.convenor.tenant.world.World;

/**
 * Adds the console to a tenant that has an authority and Teams. It carries no stereotype,
 * so that no other application's scan finds it.
 */
public class ConsoleConfiguration {

	/** As much as Exchange lets one mail carry. */
	private static final DataSize LARGEST_MAIL = DataSize.ofMegabytes(150);

	@Bean
	MultipartConfigElement multipartConfig() {
		MultipartConfigFactory factory = new MultipartConfigFactory();
		factory.setMaxFileSize(LARGEST_MAIL);
		factory.setMaxRequestSize(LARGEST_MAIL);
		return factory.createMultipartConfig();
	}

	@Bean
	Steps steps(Calls calls) {
		return new Steps(calls);
	}

	@Bean
	RouterFunction<ServerResponse> console(World world, Calls calls, Steps steps, TeamsChats chats,
			Misbehaviours misbehaviours, ConnectorFaults connector, Authority authority) {
		return new Console(world, new ConsolePage(world, calls, steps, chats, authority),
				new ConsoleActions(world, steps, misbehaviours, connector, authority))
			.routes();
	}

}

package io.convenor.tenant.teams;

import org.springframework.context.annotation.Bean;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.ServerResponse;

import io.convenor.tenant.Settings;
import io.convenor.tenant.authority.Authority;
import io.convenor.tenant.world.World;

/**
 * Adds Teams to a tenant that has an authority. It carries no stereotype, so that no
 * other application's scan finds it.
 */
public class TeamsConfiguration {

	@Bean
	TeamsAddress teamsAddress() {
		return new TeamsAddress();
	}

	@Bean
	TeamsChats teamsChats(World world, Settings settings) {
		return new TeamsChats(world, settings.clock());
	}

	@Bean
	ConnectorFaults connectorFaults() {
		return new ConnectorFaults();
	}

	@Bean
	BotEndpoint botEndpoint(Authority authority) {
		return new BotEndpoint(authority.tokens());
	}

	@Bean
	Activities activities(Settings settings, TeamsAddress address, TeamsChats chats) {
		return new Activities(settings.clock(), address, chats);
	}

	@Bean
	SilentSignIn silentSignIn(Authority authority, World world, TeamsChats chats, Activities activities,
			BotEndpoint bot) {
		return new SilentSignIn(authority, world.directory(), chats, activities, bot);
	}

	@Bean
	PlaygroundLink playgroundLink() {
		return new PlaygroundLink();
	}

	@Bean
	RouterFunction<ServerResponse> connector(World world, Authority authority, TeamsChats chats, ConnectorFaults faults,
			SilentSignIn signIn, PlaygroundLink playground) {
		return new Connector(world, authority, chats, faults, signIn, playground).routes();
	}

	@Bean
	RouterFunction<ServerResponse> relay(World world, TeamsAddress address, TeamsChats chats, BotEndpoint bot,
			PlaygroundLink playground) {
		return new Relay(world.directory(), address, chats, bot, playground).routes();
	}

	@Bean
	TeamsClient teamsClient(World world, TeamsAddress address, TeamsChats chats, Activities activities, BotEndpoint bot,
			SilentSignIn signIn) {
		return new TeamsClient(world.directory(), address, chats, activities, bot, signIn);
	}

}

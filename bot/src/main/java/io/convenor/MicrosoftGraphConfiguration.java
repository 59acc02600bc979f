package io.convenor;

import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Objects;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.validation.annotation.Validated;

import io.convenor.chat.MicrosoftSettings;
import io.convenor.chat.TeamsSettings;
import io.convenor.chat.Tenancy;
import io.convenor.graph.Attendance;
import io.convenor.graph.Availability;
import io.convenor.graph.CalendarWatch;
import io.convenor.graph.ChangeNotifications;
import io.convenor.graph.Channels;
import io.convenor.graph.Directory;
import io.convenor.graph.DocumentLibrary;
import io.convenor.graph.GraphClient;
import io.convenor.graph.GraphSettings;
import io.convenor.graph.Groups;
import io.convenor.graph.Meetings;
import io.convenor.graph.MicrosoftGraph;
import io.convenor.graph.Outbox;
import io.convenor.graph.SharedMailbox;
import io.convenor.graph.TenantChecks;

/** Opens the doors to Microsoft 365 and hands each room the ones it asks for. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(MicrosoftGraphConfiguration.Settings.class)
class MicrosoftGraphConfiguration {

	@Bean
	MicrosoftGraph microsoftGraph(Settings settings, MicrosoftSettings microsoft, TeamsSettings teams, Tenancy tenancy,
			Clock clock) {
		return GraphClient.connect(new GraphSettings(tenancy.tenantId(), teams.appId(), microsoft.authorityHost(),
				settings.url, settings.identity(microsoft), microsoft.trustedCertificate(), settings.driveId), clock);
	}

	@Bean
	Meetings meetings(MicrosoftGraph graph) {
		return graph.meetings();
	}

	@Bean
	Availability availability(MicrosoftGraph graph) {
		return graph.availability();
	}

	/** Some authorities' gateways encrypt only what carries their label. */
	@Bean
	Outbox outbox(MicrosoftGraph graph, @Value("${convenor.mail.subject-label:}") String label) {
		return graph.outbox().labelling(label);
	}

	@Bean
	CalendarWatch calendarWatch(MicrosoftGraph graph) {
		return graph.calendarWatch();
	}

	@Bean
	Attendance attendance(MicrosoftGraph graph) {
		return graph.attendance();
	}

	@Bean
	SharedMailbox sharedMailbox(MicrosoftGraph graph) {
		return graph.sharedMailbox();
	}

	@Bean
	DocumentLibrary documentLibrary(MicrosoftGraph graph) {
		return graph.documentLibrary();
	}

	@Bean
	Channels channels(MicrosoftGraph graph) {
		return graph.channels();
	}

	@Bean
	Directory directory(MicrosoftGraph graph) {
		return graph.directory();
	}

	@Bean
	Groups groups(MicrosoftGraph graph) {
		return graph.groups();
	}

	@Bean
	ChangeNotifications changeNotifications(MicrosoftGraph graph) {
		return graph.changeNotifications();
	}

	@Bean
	TenantChecks tenantChecks(MicrosoftGraph graph) {
		return graph.tenantChecks();
	}

	/**
	 * Where Graph is, and how the bot proves to it who it is.
	 *
	 * @param driveId the document library that keeps the conferences' papers
	 * @param managedIdentity the client id of a user-assigned identity; empty for the
	 * machine's own
	 * @param tokenFile the federated token the platform keeps fresh
	 * @param certificateFile a PEM file with certificate and private key
	 */
	@Validated
	@ConfigurationProperties("convenor.graph")
	record Settings(@NotNull URI url, @NotBlank String driveId, @NotNull CredentialKind credential,
			@Nullable String managedIdentity, @Nullable Path tokenFile, @Nullable Path certificateFile) {

		GraphSettings.Credential identity(MicrosoftSettings microsoft) {
			return switch (this.credential) {
				case MANAGED_IDENTITY -> new GraphSettings.Credential.ManagedIdentity(this.managedIdentity);
				case WORKLOAD_FEDERATION -> new GraphSettings.Credential.WorkloadFederation(
						Objects.requireNonNull(this.tokenFile, "convenor.graph.token-file is missing"));
				case CERTIFICATE -> new GraphSettings.Credential.Certificate(
						Objects.requireNonNull(this.certificateFile, "convenor.graph.certificate-file is missing"));
				case SECRET -> new GraphSettings.Credential.Secret(Objects.requireNonNull(microsoft.clientSecret(),
						"convenor.microsoft.client-secret is missing"));
			};
		}

	}

	/** How the bot proves who it is, the safest first. */
	enum CredentialKind {

		MANAGED_IDENTITY, WORKLOAD_FEDERATION, CERTIFICATE, SECRET

	}

}

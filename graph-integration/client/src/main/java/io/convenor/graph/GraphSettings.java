package io.convenor.graph;

import java.net.URI;
import java.nio.file.Path;

import org.jspecify.annotations.Nullable;

/**
 * How to reach Microsoft 365, and as whom.
 *
 * @param tenantId the authority's tenant
 * @param appId the bot's application (client) id
 * @param authorityHost who gives out tokens, such as
 * {@code https://login.microsoftonline.com}
 * @param graphUrl Graph's address, ending in {@code /v1.0}
 * @param credential how the application proves who it is
 * @param trustedCertificate a PEM file to trust beside the usual authorities, for a proxy
 * or the local tenant
 * @param driveId the document library
 */
public record GraphSettings(String tenantId, String appId, URI authorityHost, URI graphUrl, Credential credential,
		@Nullable Path trustedCertificate, String driveId) {

	public GraphSettings {
		String address = graphUrl.toString();
		graphUrl = address.endsWith("/") ? URI.create(address.substring(0, address.length() - 1)) : graphUrl;
	}

	/** How the application proves who it is, the safest first. */
	public sealed interface Credential {

		/** The identity of the machine it runs on. */
		record ManagedIdentity(@Nullable String clientId) implements Credential {
		}

		/** A token file that the platform keeps fresh (workload identity federation). */
		record WorkloadFederation(Path tokenFile) implements Credential {
		}

		/** A certificate with its private key, as a PEM file. */
		record Certificate(Path pemFile) implements Credential {
		}

		/** A secret, for places that offer nothing better. */
		record Secret(String value) implements Credential {

			@Override
			public String toString() {
				return "Secret[not shown]";
			}

		}

	}

}

package io.convenor.tenant.world;

/**
 * A channel of the tenant's team.
 */
public record Channel(String id, String displayName) {
}

package io.convenor.tenant.authority;

import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * What a verified access token says: which application calls, on whose behalf, and what
 * it may do.
 *
 * @param appId the calling application
 * @param userId the object id of the person it acts for, or null when it acts as itself
 * @param roles the application permissions, empty for a delegated token
 * @param scopes the delegated permissions, empty for an application's own token
 */
public record AccessToken(String appId, @Nullable String userId, Set<String> roles, Set<String> scopes) {

}

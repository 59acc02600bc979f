/**
 * Microsoft Teams as a bot and its people see it: the connector, the chats, the people at
 * their clients, and the way in for the Agents Playground.
 */
@NullMarked
package io.convenor.tenant.teams;

import org.jspecify.annotations.NullMarked;

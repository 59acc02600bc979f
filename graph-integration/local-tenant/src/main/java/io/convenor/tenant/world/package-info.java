/**
 * What the tenant holds: people, rooms, calendars, mailboxes, documents, channels and
 * subscriptions.
 */
@NullMarked
package io.convenor.tenant.world;

import org.jspecify.annotations.NullMarked;

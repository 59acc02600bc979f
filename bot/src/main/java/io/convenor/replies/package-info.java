/**
 * What people write back: whose it is, and that it waits until somebody has settled it.
 * It lies below the rooms that read mailboxes and calendars, which hand it what they
 * find, and knows nothing of them; only who looks after a conference reads what was
 * written about it.
 */
@NullMarked
package io.convenor.replies;

import org.jspecify.annotations.NullMarked;

/**
 * What people put together and submit: read with suspicion, kept with its version until
 * it is confirmed, and refused in words.
 */
@NullMarked
package io.convenor.drafts;

import org.jspecify.annotations.NullMarked;

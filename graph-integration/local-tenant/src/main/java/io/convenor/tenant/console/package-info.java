/**
 * The tenant's console: one page that shows what the bot did and lets its people act.
 */
@NullMarked
package io.convenor.tenant.console;

import org.jspecify.annotations.NullMarked;

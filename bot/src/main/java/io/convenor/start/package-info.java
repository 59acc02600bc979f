/** What is done once before the bot says that it is ready. */
@NullMarked
package io.convenor.start;

import org.jspecify.annotations.NullMarked;

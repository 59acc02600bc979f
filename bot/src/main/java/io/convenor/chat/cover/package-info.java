/**
 * Handing a chair's conferences over to others, and what each of them then sees.
 */
@NullMarked
package io.convenor.chat.cover;

import org.jspecify.annotations.NullMarked;

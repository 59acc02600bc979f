/**
 * What a person sees and fills in: Adaptive Cards, and the answers that come back from
 * them.
 */
@NullMarked
package io.convenor.chat.cards;

import org.jspecify.annotations.NullMarked;

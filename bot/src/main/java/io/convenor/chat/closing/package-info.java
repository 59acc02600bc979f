/**
 * Tells chairs whether their meetings on Teams are closed, and whom not to let in.
 */
@NullMarked
package io.convenor.chat.closing;

import org.jspecify.annotations.NullMarked;

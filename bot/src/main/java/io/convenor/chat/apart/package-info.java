/** Keeping people apart, in the chat. */
@NullMarked
package io.convenor.chat.apart;

import org.jspecify.annotations.NullMarked;

/** What a conference decided, filled in, looked at and approved in the chat. */
@NullMarked
package io.convenor.chat.outcome;

import org.jspecify.annotations.NullMarked;

/**
 * What people wrote back, in the chat of whoever looks after their conference: read,
 * answered, and turned into what has to be done.
 */
@NullMarked
package io.convenor.chat.replies;

import org.jspecify.annotations.NullMarked;

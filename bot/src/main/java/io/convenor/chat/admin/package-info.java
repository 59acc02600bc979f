/** What administrators ask the bot: whether everything works, and which mail waits. */
@NullMarked
package io.convenor.chat.admin;

import org.jspecify.annotations.NullMarked;

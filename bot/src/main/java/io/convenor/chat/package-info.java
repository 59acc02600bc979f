/** The chat room: turns, commands and cards, and everything that knows Teams. */
@ApplicationModule(displayName = "Chat")
@NullMarked
package io.convenor.chat;

import org.jspecify.annotations.NullMarked;

import org.springframework.modulith.ApplicationModule;

/** People who have signed in to the bot, so that it may act in their name. */
@NullMarked
package io.convenor.chat.signin;

import org.jspecify.annotations.NullMarked;

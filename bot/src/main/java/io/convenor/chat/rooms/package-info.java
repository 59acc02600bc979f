/** What a chair sees and does about rooms, places in them, calls and risk assessments. */
@NullMarked
package io.convenor.chat.rooms;

import org.jspecify.annotations.NullMarked;

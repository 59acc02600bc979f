package io.convenor.tenant.world;

import com.microsoft.graph.models.Message;
import org.jspecify.annotations.Nullable;

/**
 * What has become of one mail in a folder.
 *
 * @param id the id that the folder knows it by
 * @param message the mail as it is now; absent when it is no longer in the folder
 * @param arrived whether it came into the folder since
 */
public record MailChange(String id, @Nullable Message message, boolean arrived) {
}

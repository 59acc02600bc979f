-- When a card was last shown anew by itself, so that it is not at once shown anew again.
alter table posted_card add column refreshed_at timestamp with time zone;

-- Counts what people have to be told of, and which of it their calendars are known to show.
alter table conference add column arrangement integer not null default 1;
alter table conference add column in_calendar integer not null default 0;
update conference set in_calendar = 1 where event_id is not null;
alter table conference alter column arrangement drop default;
alter table conference alter column in_calendar drop default;

-- Who is no longer invited stays known; they may be invited again.
alter table invitee add column left_at timestamp with time zone;
alter table invitee drop constraint invitee_conference_address_key;
create unique index invitee_once on invitee (conference, address) where left_at is null;

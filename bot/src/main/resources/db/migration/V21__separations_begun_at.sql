-- Both sorts of plans are kept alike.
alter table planned_separation add column begun_at timestamp with time zone;
update planned_separation set begun_at = changed_at;
alter table planned_separation alter column begun_at set not null;

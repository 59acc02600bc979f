-- What a letter about a conference promises, so that somebody does it and ticks it off. What was done counts for what was
-- to be done then: at another time or place it is to be done anew.
create table task (
  id          uuid primary key,
  conference  uuid                     not null references conference (id),
  -- Whom it was promised to; the conference itself where it was promised to nobody by name.
  invitee     uuid                     not null,
  what        text                     not null,
  due         timestamp                not null,
  place       text                     not null,
  opened_at   timestamp with time zone not null,
  done_at     timestamp with time zone,
  done_by     text,
  who         text,
  note        text,
  withdrawn   boolean                  not null default false,
  version     integer                  not null default 0
);

create unique index task_open on task (conference, invitee, what) where done_at is null and not withdrawn;
create index task_conference on task (conference);

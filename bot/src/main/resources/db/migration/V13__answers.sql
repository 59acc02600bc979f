-- What rooms follow in mailboxes is read and notified in one way: the inbox was the first of it.
alter table inbox_position rename to reading;
alter table reading add column what text not null default 'inbox';
alter table reading alter column what drop default;
alter table reading drop constraint inbox_position_pkey;
alter table reading add primary key (what, mailbox);

alter table inbox_watch rename to subscription;
alter table subscription add column what text not null default 'inbox';
alter table subscription alter column what drop default;
alter table subscription drop constraint inbox_watch_pkey;
alter table subscription add primary key (what, mailbox);

delete from scheduled_tasks where task_name in ('read-inbox', 'watch-inbox');

-- What people answered, from their calendars and as they told somebody; nothing is ever written over.
create table answer (
  id             bigint generated always as identity primary key,
  conference     uuid                     not null references conference (id),
  invitee        uuid                     not null,
  source         text                     not null check (source in ('CALENDAR', 'TOLD')),
  response       text                     not null check (response in ('ACCEPTED', 'TENTATIVE', 'DECLINED')),
  takes_part     text,
  reason         text,
  proposed_start timestamp,
  proposed_end   timestamp,
  -- Who was told, by object id.
  told_to        text,
  at             timestamp with time zone not null,
  -- Since when it no longer holds, because it was given to another time than the conference is at.
  outdated_at    timestamp with time zone
);

create index answer_conference on answer (conference);

create table needs (
  conference uuid                     not null references conference (id),
  invitee    uuid                     not null,
  needs      text                     not null,
  note       text,
  noted_by   text                     not null,
  noted_at   timestamp with time zone not null,
  primary key (conference, invitee)
);

-- One row for each conference about which anything is known of who takes part.
create table taking_part (
  conference uuid    primary key references conference (id),
  -- Counts what anybody who looks would see.
  moves      integer not null default 0,
  forecast   text,
  -- Counts how often the forecast became worse, so that the chair is told once each time.
  drops      integer not null default 0
);

-- Who was at a sitting of a conference: each time it was to be held is a sitting of its own.
create table attended (
  id         uuid                     primary key,
  conference uuid                     not null references conference (id),
  sitting    timestamp                not null,
  -- Null until somebody says who it was.
  invitee    uuid,
  source     text                     not null check (source in ('REPORT', 'TICKED')),
  -- As the report knows them; null for somebody who was ticked.
  name       text,
  address    text,
  joined_at  timestamp with time zone not null,
  -- Null while they are not known to have left before the end.
  left_at    timestamp with time zone
);

create index attended_sitting on attended (conference, sitting);
create unique index attended_ticked_once on attended (conference, sitting, invitee) where source = 'TICKED';

create table attendance_report (
  conference uuid                     not null references conference (id),
  sitting    timestamp                not null,
  people     integer                  not null,
  fetched_at timestamp with time zone not null,
  primary key (conference, sitting)
);

-- A sitting that was not quorate, and what the chair did about it.
create table inquorate (
  conference uuid                     not null references conference (id),
  sitting    timestamp                not null,
  proceeded  boolean                  not null,
  reason     text,
  decided_by text                     not null,
  decided_at timestamp with time zone not null,
  primary key (conference, sitting)
);

create index conference_event on conference (event_id) where event_id is not null;
create index conference_start on conference (starts_at) where status = 'BOOKED';

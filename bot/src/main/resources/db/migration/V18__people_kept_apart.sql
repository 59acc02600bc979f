-- Somebody who takes part apart from the others, or not at all, and why. The reason is for whoever looks after
-- the conference; nobody who is invited ever reads it.
create table separation (
  id           uuid primary key,
  conference   uuid                     not null references conference (id),
  -- No foreign key: an invitee's row is written anew with each change of the conference.
  invitee      uuid                     not null,
  manner       text                     not null check (manner in ('OWN_TIME', 'OWN_LINK', 'EXCLUDED')),
  -- Minutes after the conference begins, so that it moves along; no end is the conference's.
  from_minute  integer                  not null default 0 check (from_minute >= 0),
  until_minute integer                  check (until_minute > from_minute),
  -- Another invitee they must not meet.
  apart_from   uuid,
  reason       text                     not null,
  decided_by   text                     not null,
  decided_at   timestamp with time zone not null,
  ended_by     text,
  ended_at     timestamp with time zone
);

create unique index separation_of_invitee on separation (invitee) where ended_at is null;
create index separation_conference on separation (conference);

-- The calendar entry of somebody who takes part apart, as our side last put it there.
create table own_entry (
  separation      uuid primary key references separation (id),
  conference      uuid    not null references conference (id),
  event_id        text unique,
  join_url        text,
  dial_in_number  text,
  dial_in_code    text,
  -- The arrangement of the conference that it shows.
  shown           integer not null default 0,
  starts_at       timestamp,
  ends_at         timestamp,
  -- Stands for all that was asked for.
  fingerprint     text,
  -- What is being put there just now, for which arrangement, and the delivery that is at it: one at a time.
  asked_starts_at timestamp,
  asked_ends_at   timestamp,
  asked_print     text,
  asked_for       integer,
  -- Word for word what is being booked, so that booking it again finds it.
  booking         jsonb,
  underway        text,
  -- The chair for whom the lobby of an own meeting is known to be set.
  guarded_for     text,
  -- Somebody changed it by hand; nothing is overwritten before it is decided.
  by_hand         boolean not null default false,
  found_starts_at timestamp,
  found_ends_at   timestamp,
  version         integer not null default 0
);

create index own_entry_conference on own_entry (conference);

-- A separation that somebody is putting together; nothing is done before they confirm it.
create table planned_separation (
  id         uuid primary key,
  version    integer                  not null,
  conference uuid                     not null references conference (id),
  who        text                     not null,
  plan       jsonb                    not null,
  closed     boolean                  not null default false,
  changed_at timestamp with time zone not null
);

create unique index planned_separation_in_hand on planned_separation (conference, who) where not closed;

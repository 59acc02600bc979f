-- A meeting on Teams that was opened for a conference: its own, or that of somebody who takes part apart. What it is to
-- let people do, and what was read back.
create table closed_meeting (
  -- The conference, or the separation whose meeting it is.
  id           uuid primary key,
  conference   uuid                     not null references conference (id),
  organiser_id text                     not null,
  -- Null once it is no more.
  join_url     text,
  starts_at    timestamp                not null,
  asked        jsonb                    not null,
  -- Counts how often it was asked for; each time is a delivery of its own.
  ask          integer                  not null,
  asked_at     timestamp with time zone not null,
  -- Whether it was read back as it was asked for, since it was asked for last.
  closed       boolean                  not null default false,
  found        jsonb,
  checked_at   timestamp with time zone,
  -- When it is to be looked at again; null where nothing is to be looked at any more.
  next_look    timestamp with time zone,
  version      integer                  not null default 1
);

create index closed_meeting_conference on closed_meeting (conference);

create index closed_meeting_next_look on closed_meeting (next_look) where next_look is not null;

-- That somebody who can see the policies of Teams saw that ours holds: Graph cannot read them.
create table meeting_policy_seen (
  id       uuid primary key,
  seen_by  text                     not null,
  name     text                     not null,
  seen_at  timestamp with time zone not null
);

create index meeting_policy_seen_at on meeting_policy_seen (seen_at);

-- The event is to be cancelled and booked anew, so that its link is another.
alter table calendar_entry add column renew boolean not null default false;

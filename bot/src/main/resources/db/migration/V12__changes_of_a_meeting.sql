-- What our side last put into the calendar for a conference, so that what somebody did there by hand is noticed.
create table calendar_entry (
  conference      uuid primary key references conference (id),
  starts_at       timestamp not null,
  ends_at         timestamp not null,
  -- What is being put there just now, and may stand there already.
  asked_starts_at timestamp,
  asked_ends_at   timestamp,
  -- The delivery that is at it: one at a time.
  underway        text,
  -- Stands for all that was asked for, so that what changes nothing there asks for nothing.
  fingerprint     text,
  -- The room that was asked, and for when.
  room_asked      text
);

insert into calendar_entry (conference, starts_at, ends_at)
select id, starts_at, starts_at + make_interval(mins => length_minutes) from conference where event_id is not null;

-- What each person was last told about a conference, so that a letter says what changed for them.
create table correspondence (
  -- No foreign key: an invitee's row is written anew with each change of the conference.
  invitee    uuid primary key,
  conference uuid not null references conference (id),
  told       jsonb,
  -- The letter that is on its way, kept word for word until it is known to have gone.
  underway   text,
  letter     jsonb
);

create index correspondence_conference on correspondence (conference);

-- Why a conference will not be held.
create table cancellation (
  conference   uuid primary key references conference (id),
  reason       text                     not null,
  cancelled_by text                     not null,
  cancelled_at timestamp with time zone not null
);

-- What somebody did by hand to an event in the calendar, one row for each find; the chair decides.
create table hand_made_change (
  id              uuid primary key,
  conference      uuid                     not null references conference (id),
  -- Where it was found; null where it was not there any more.
  found_starts_at timestamp,
  found_ends_at   timestamp,
  noticed_at      timestamp with time zone not null,
  decision        text check (decision in ('KEPT', 'PUT_BACK', 'BOOKED_ANEW', 'CANCELLED', 'OVERTAKEN')),
  decided_by      text,
  decided_at      timestamp with time zone,
  version         integer                  not null default 0
);

create unique index hand_made_change_open on hand_made_change (conference) where decision is null;

-- A change that somebody is putting together; nothing is done before they confirm it.
create table planned_change (
  id         uuid primary key,
  version    integer                  not null,
  conference uuid                     not null references conference (id),
  who        text                     not null,
  plan       jsonb                    not null,
  closed     boolean                  not null default false,
  begun_at   timestamp with time zone not null,
  changed_at timestamp with time zone not null
);

create unique index planned_change_in_hand on planned_change (conference, who) where not closed;

-- A conference that was put off past its last lawful date, and which manager decided that and why.
create table postponement (
  id          uuid primary key,
  conference  uuid                     not null references conference (id),
  from_start  timestamp                not null,
  to_start    timestamp                not null,
  manager     text                     not null,
  reason      text                     not null,
  recorded_by text                     not null,
  recorded_at timestamp with time zone not null
);

create index postponement_conference on postponement (conference);

-- Somebody of the family who is to be rung about a change: one open call for each person.
create table call_to_make (
  id          uuid primary key,
  conference  uuid                     not null references conference (id),
  invitee     uuid                     not null,
  -- What they knew before the first change they were not rung about.
  knew        jsonb                    not null,
  -- What they were told on the telephone.
  said        jsonb,
  opened_at   timestamp with time zone not null,
  made_at     timestamp with time zone,
  made_by     text,
  rang        text,
  note        text,
  withdrawn   boolean                  not null default false,
  version     integer                  not null default 0
);

create unique index call_to_make_open on call_to_make (invitee) where made_at is null and not withdrawn;
create index call_to_make_conference on call_to_make (conference);

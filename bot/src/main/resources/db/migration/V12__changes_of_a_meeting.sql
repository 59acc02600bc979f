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

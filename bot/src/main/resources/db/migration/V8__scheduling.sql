-- What each person was last told about a conference, so that a letter says what changed for them.
create table correspondence (
  -- No foreign key: an invitee's row is written anew with each change of the conference.
  invitee    uuid    primary key,
  conference uuid    not null references conference (id),
  told       jsonb,
  -- The letter that is on its way, kept word for word until it is known to have gone.
  underway   text,
  letter     jsonb,
  -- A letter that is on its way went elsewhere, and what it says is not known where they are reached now.
  anew       boolean not null default false
);

create index correspondence_conference on correspondence (conference);

-- Why a conference will not be held.
create table cancellation (
  conference   uuid                     primary key references conference (id),
  reason       text                     not null,
  cancelled_by text                     not null,
  cancelled_at timestamp with time zone not null
);

-- What somebody did by hand to an event in the calendar, one row for each find; the chair decides.
create table hand_made_change (
  id              uuid                        primary key,
  conference      uuid                        not null references conference (id),
  -- The entry that was changed: the meeting's, or somebody's own.
  entry           uuid                        not null,
  -- Where it was found; null where it was not there any more.
  found_starts_at timestamp without time zone,
  found_ends_at   timestamp without time zone,
  noticed_at      timestamp with time zone    not null,
  decision        text,
  decided_by      text,
  decided_at      timestamp with time zone,
  version         integer                     not null default 0,
  check (decision in ('KEPT', 'PUT_BACK', 'BOOKED_ANEW', 'CANCELLED', 'OVERTAKEN'))
);

create index hand_made_change_conference on hand_made_change (conference);
create unique index hand_made_change_open on hand_made_change (entry) where decision is null;

-- Somebody of the family who is to be rung about a change: one open call for each person. What a call is about; one
-- that nobody answered stays open and is tried again.
create table call_to_make (
  id         uuid                     primary key,
  conference uuid                     not null references conference (id),
  invitee    uuid                     not null,
  -- What they knew before the first change they were not rung about.
  knew       jsonb,
  -- What they were told on the telephone.
  said       jsonb,
  opened_at  timestamp with time zone not null,
  made_at    timestamp with time zone,
  made_by    text,
  rang       text,
  note       text,
  withdrawn  boolean                  not null default false,
  version    integer                  not null default 0,
  about      text                     not null,
  next_try   timestamp with time zone
);

create index call_to_make_conference on call_to_make (conference);
create index call_to_make_invitee on call_to_make (invitee, made_at);
create unique index call_to_make_open on call_to_make (invitee, about) where made_at is null and not withdrawn;
create index call_to_make_to_be_made on call_to_make (opened_at) where made_at is null and not withdrawn;

-- What people answered, from their calendars and as they told somebody; nothing is ever written over.
create table answer (
  id             bigint                      generated always as identity primary key,
  conference     uuid                        not null references conference (id),
  invitee        uuid                        not null,
  source         text                        not null check (source in ('CALENDAR', 'TOLD')),
  response       text                        not null check (response in ('ACCEPTED', 'TENTATIVE', 'DECLINED')),
  takes_part     text,
  reason         text,
  proposed_start timestamp without time zone,
  proposed_end   timestamp without time zone,
  -- Who was told, by object id.
  told_to        text,
  at             timestamp with time zone    not null,
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
  id         uuid                        primary key,
  conference uuid                        not null references conference (id),
  sitting    timestamp without time zone not null,
  -- Null until somebody says who it was.
  invitee    uuid,
  source     text                        not null check (source in ('REPORT', 'TICKED')),
  -- As the report knows them; null for somebody who was ticked.
  name       text,
  address    text,
  joined_at  timestamp with time zone    not null,
  -- Null while they are not known to have left before the end.
  left_at    timestamp with time zone
);

create index attended_sitting on attended (conference, sitting);
create unique index attended_ticked_once on attended (conference, sitting, invitee) where source = 'TICKED';

create table attendance_report (
  conference uuid                        not null references conference (id),
  sitting    timestamp without time zone not null,
  people     integer                     not null,
  fetched_at timestamp with time zone    not null,
  primary key (conference, sitting)
);

-- A sitting that was not quorate, and what the chair did about it.
create table inquorate (
  conference uuid                        not null references conference (id),
  sitting    timestamp without time zone not null,
  proceeded  boolean                     not null,
  reason     text,
  decided_by text                        not null,
  decided_at timestamp with time zone    not null,
  primary key (conference, sitting)
);

-- A slot that a review has and an initial conference could take, and the question to the review's chair. What is only
-- on offer is replaced each time the diaries are looked at; what was asked stays.
create table slot_request (
  id                 uuid                        primary key,
  version            integer                     not null,
  booking            uuid                        not null,
  review             uuid                        not null references conference (id),
  -- Which arrangement of the review it was found in: the answer to another one says nothing.
  review_arrangement integer                     not null,
  starts_at          timestamp without time zone not null,
  length_minutes     integer                     not null,
  move_to            timestamp without time zone not null,
  state              text                        not null check (state in ('OFFERED', 'ASKED', 'MOVED', 'KEPT', 'TOO_LATE')),
  asked_by           text,
  asked_of           text,
  notice             text,
  changed_at         timestamp with time zone    not null
);

-- One question at a time about a booking.
create unique index slot_request_asked on slot_request (booking) where state = 'ASKED';
create index slot_request_booking on slot_request (booking);
create index slot_request_review on slot_request (review) where state = 'ASKED';

-- Who asks for a place in the room, and why; whether they have one stands with the invitee.
create table wish_for_place (
  conference uuid                     not null references conference (id),
  invitee    uuid                     not null,
  why        text                     not null,
  asked_at   timestamp with time zone not null,
  primary key (conference, invitee)
);

-- The rooms as the directory showed them last, so that how many one holds is known without asking it.
create table known_room (
  address   text    primary key,
  name      text    not null,
  capacity  integer,
  step_free boolean not null,
  building  text,
  equipment text[]  not null
);

-- An accepted room whose calendar shows somebody else at that time; it counts as long as room and time are these.
create table room_clash (
  conference   uuid                        primary key references conference (id),
  room_address text                        not null,
  starts_at    timestamp without time zone not null,
  with_ours    boolean                     not null,
  found_at     timestamp with time zone    not null,
  settled_at   timestamp with time zone,
  settled_by   text
);

-- What our side put into calendars: the entry of each meeting, under the id of its conference, and the entry of whoever
-- takes part apart, under the id of their separation.
create table calendar_entry (
  id              uuid    primary key,
  conference      uuid    not null references conference (id),
  starts_at       timestamp without time zone,
  ends_at         timestamp without time zone,
  -- Stands for all that was asked for, so that what changes nothing there asks for nothing.
  fingerprint     text,
  -- What is being put there just now, for which arrangement, and may stand there already.
  asked_starts_at timestamp without time zone,
  asked_ends_at   timestamp without time zone,
  asked_print     text,
  asked_for       integer,
  -- Word for word what a delivery asks for that puts it there for the first time, so that asking for it again finds it.
  booking         jsonb,
  -- The delivery that is at it: one at a time.
  underway        text,
  -- The event is to be cancelled and booked anew, so that its link is another.
  renew           boolean not null default false,
  -- The room that was asked, and for when.
  room_asked      text,
  version         integer not null default 0,
  -- Of somebody's own what a conference has itself for its meeting: the event, the newest arrangement that it shows, how to
  -- join, and the chair for whom the lobby of an own meeting is known to be set.
  event_id        text    unique,
  shown           integer not null default 0,
  join_url        text,
  dial_in_number  text,
  dial_in_code    text,
  guarded_for     text
);

create index calendar_entry_being_booked on calendar_entry (conference) where event_id is null and underway is not null;
create index calendar_entry_conference on calendar_entry (conference) where id <> conference;
create index calendar_entry_starts on calendar_entry (starts_at) where event_id is not null;

-- What a letter about a conference promises, so that somebody does it and ticks it off. What was done counts for what
-- was to be done then: at another time or place it is to be done anew.
create table task (
  id         uuid                        primary key,
  conference uuid                        not null references conference (id),
  -- Whom it was promised to; the conference itself where it was promised to nobody by name.
  invitee    uuid                        not null,
  what       text                        not null,
  due        timestamp without time zone not null,
  place      text                        not null,
  opened_at  timestamp with time zone    not null,
  done_at    timestamp with time zone,
  done_by    text,
  who        text,
  note       text,
  withdrawn  boolean                     not null default false,
  version    integer                     not null default 0
);

create index task_conference on task (conference);
create unique index task_open on task (conference, invitee, what) where done_at is null and not withdrawn;

create table call_attempt (
  id       uuid                     primary key,
  call     uuid                     not null references call_to_make (id),
  tried_at timestamp with time zone not null,
  tried_by text                     not null,
  note     text                     not null
);

create index call_attempt_call on call_attempt (call);

-- A meeting on Teams that was opened for a conference: its own, or that of somebody who takes part apart. What it is
-- to let people do, and what was read back.
create table closed_meeting (
  -- The conference, or the separation whose meeting it is.
  id           uuid                        primary key,
  conference   uuid                        not null references conference (id),
  organiser_id text                        not null,
  -- Null once it is no more.
  join_url     text,
  starts_at    timestamp without time zone not null,
  asked        jsonb                       not null,
  -- Counts how often it was asked for; each time is a delivery of its own.
  ask          integer                     not null,
  asked_at     timestamp with time zone    not null,
  -- Whether it was read back as it was asked for, since it was asked for last.
  closed       boolean                     not null default false,
  found        jsonb,
  checked_at   timestamp with time zone,
  -- When it is to be looked at again; null where nothing is to be looked at any more.
  next_look    timestamp with time zone,
  version      integer                     not null default 1
);

create index closed_meeting_conference on closed_meeting (conference);
create index closed_meeting_next_look on closed_meeting (next_look) where next_look is not null;
create index closed_meeting_read_as_asked on closed_meeting (checked_at) where closed and checked_at is not null;

-- That somebody who can see the policies of Teams saw that ours holds: Graph cannot read them.
create table meeting_policy_seen (
  id      uuid                     primary key,
  seen_by text                     not null,
  name    text                     not null,
  seen_at timestamp with time zone not null
);

create index meeting_policy_seen_at on meeting_policy_seen (seen_at);

create table conference (
  id               uuid                        primary key,
  version          integer                     not null,
  reference        text                        not null unique,
  kind             text                        not null,
  way              text                        not null,
  status           text                        not null check (status in ('BOOKED', 'HELD', 'CANCELLED')),
  chair_id         text                        not null,
  -- In which capacity the chair runs a meeting, and why they do where that is asked for.
  chaired_as       text                        not null check (chaired_as in ('INDEPENDENT_CHAIR', 'LEAD_PRACTITIONER')),
  chair_reason     text,
  rule_set         text                        not null,
  rule_set_version integer                     not null,
  counts_from      date                        not null,
  -- For a review after a pre-birth conference, once the child is born: a clock of its own counts from it.
  born_on          date,
  starts_at        timestamp without time zone not null,
  length_minutes   integer                     not null,
  organiser        text                        not null,
  room_address     text,
  room_name        text,
  room_answer      text                        check (room_answer in ('WAITING', 'ACCEPTED', 'DECLINED')),
  event_id         text,
  join_url         text,
  dial_in_number   text,
  dial_in_code     text,
  lobby_guarded    boolean                     not null,
  booked_at        timestamp with time zone    not null,
  -- Counts what people have to be told of, and which of it their calendars are known to show.
  arrangement      integer                     not null,
  in_calendar      integer                     not null,
  -- The conference in whose meeting this one is held: brothers and sisters have one meeting, and each a conference.
  held_with        uuid                        references conference (id)
);

create index conference_chair on conference (chair_id, starts_at);
create index conference_event on conference (event_id) where event_id is not null;
create index conference_held_with on conference (held_with) where held_with is not null;
create index conference_not_in_calendar on conference (organiser, booked_at) where event_id is null;
create index conference_room on conference (lower(room_address), starts_at) where status = 'BOOKED';
create index conference_room_address on conference (lower(room_address)) where room_address is not null;
create index conference_start on conference (starts_at) where status = 'BOOKED';
create index conference_status_start on conference (status, starts_at);

create function conference_is_moved() returns trigger language plpgsql as $$
begin
  update invitee set meets_at = new.starts_at where conference = new.id;
  return null;
end
$$;

create trigger conference_is_moved after update on conference
  for each row when (old.starts_at is distinct from new.starts_at) execute function conference_is_moved();

alter table draft add foreign key (conference) references conference;

create table child (
  id             uuid    primary key,
  conference     uuid    not null references conference (id),
  position       integer not null,
  number         integer not null check (number > 0),
  case_reference text    not null,
  year_of_birth  integer,
  unborn         boolean not null,
  unique (conference, number)
);

create index child_case on child (upper(case_reference));

-- What children are called, for letters alone: with a booking first, by the place of the child in it, then with what
-- came of it. Apart from all else that is known of a conference, and gone some days after its record is done.
create table child_name (
  id         uuid                     primary key,
  booking    uuid                     references draft (id) on delete cascade,
  conference uuid                     references conference (id),
  position   integer                  not null check (position >= 0),
  -- No foreign key: a child's row is written anew with each change of the conference.
  child      uuid,
  name       text                     not null,
  kept_at    timestamp with time zone not null,
  done_at    timestamp with time zone,
  check ((booking is null) <> (conference is null)),
  check ((child is null) = (conference is null))
);

create unique index child_name_booking on child_name (booking, position) where booking is not null;
create unique index child_name_conference on child_name (conference, child) where conference is not null;
create index child_name_done on child_name (done_at) where done_at is not null;
create index child_name_kept on child_name (kept_at) where booking is not null;

create table invitee (
  id              uuid                        primary key,
  conference      uuid                        not null references conference (id),
  position        integer                     not null,
  name            text                        not null,
  address         text                        not null,
  agency          text                        not null,
  role            text                        not null,
  standing        text                        not null check (standing in ('FAMILY', 'PROFESSIONAL')),
  directory_id    text,
  place           text                        not null check (place in ('ROOM', 'TEAMS')),
  -- Who is no longer invited stays known; they may be invited again.
  left_at         timestamp with time zone,
  -- What an interpreter interprets and whom somebody comes for; whether an agency had contact with the child.
  language        text,
  for_whom        uuid,
  knows_the_child boolean                     not null,
  -- When somebody's conference is held stands with them, so that the latest of all that an address was ever invited
  -- to are found without reading the others: the mailbox of a police team is invited to nearly all there are.
  meets_at        timestamp without time zone
);

-- Who wrote a mail is found by address, in small letters.
create index invitee_address on invitee (lower(address), meets_at);

-- Who was ever invited is read with each conference; an index of those who are invited now does not serve that.
create index invitee_conference on invitee (conference, position);
create unique index invitee_once on invitee (conference, address) where left_at is null;

create function invitee_meets_at() returns trigger language plpgsql as $$
begin
  new.meets_at := (select starts_at from conference where id = new.conference);
  return new;
end
$$;

create trigger invitee_meets_at before insert on invitee
  for each row execute function invitee_meets_at();

-- Somebody who takes part apart from the others, or not at all, and why. The reason is for whoever looks after the
-- conference; nobody who is invited ever reads it.
create table separation (
  id           uuid                     primary key,
  conference   uuid                     not null references conference (id),
  -- No foreign key: an invitee's row is written anew with each change of the conference.
  invitee      uuid                     not null,
  manner       text                     not null check (manner in ('OWN_TIME', 'OWN_LINK', 'EXCLUDED')),
  -- Minutes after the conference begins, so that it moves along; no end is the conference's.
  from_minute  integer                  not null default 0 check (from_minute >= 0),
  until_minute integer,
  -- Another invitee they must not meet.
  apart_from   uuid,
  reason       text                     not null,
  decided_by   text                     not null,
  decided_at   timestamp with time zone not null,
  ended_by     text,
  ended_at     timestamp with time zone,
  check (until_minute > from_minute)
);

create index separation_conference on separation (conference);
create unique index separation_of_invitee on separation (invitee) where ended_at is null;

-- What the people of a conference are called beside the names they were invited by; no invitee stands for a child the
-- conference is about.
create table called (
  conference uuid                     not null references conference (id),
  name       text                     not null,
  -- No foreign key: an invitee's row is written anew with each change of the conference.
  invitee    uuid,
  said_by    text                     not null,
  said_at    timestamp with time zone not null,
  primary key (conference, name)
);

-- How family is reached. No foreign key: an invitee's row is written anew with each change of the conference.
create table family_contact (
  invitee           uuid                   primary key,
  conference        uuid                   not null references conference (id),
  telephone         text                   not null,
  safe_from         time without time zone,
  safe_until        time without time zone,
  how_to_reach      text                   not null,
  may_leave_message boolean                not null,
  postal_address    text                   not null,
  format            text                   not null
);

create index family_contact_conference on family_contact (conference);

-- Where people were written to before that was put right: whoever reads there keeps what was sent.
create table former_address (
  id           uuid                     primary key,
  conference   uuid                     not null references conference (id),
  invitee      uuid                     not null,
  address      text                     not null,
  join_url     text,
  dial_in_code text,
  until        timestamp with time zone not null
);

create index former_address_of_conference on former_address (conference);

-- The meetings about allegations that an administrator opened in need, and until when they may know of them.
create table opened_in_need (
  id         uuid                     primary key,
  conference uuid                     not null references conference (id),
  person     text                     not null,
  reason     text                     not null,
  at         timestamp with time zone not null,
  until      timestamp with time zone not null,
  -- The custodians are told who it was by a name, and not by the number of an account.
  name       text                     not null
);

create index opened_in_need_conference on opened_in_need (conference, person);
create index opened_in_need_until on opened_in_need (until);

-- What was found before people were put in a room: kept with a booking first, then with what came of it.
create table risk_assessment (
  id          uuid                     primary key,
  booking     uuid                     references draft (id) on delete cascade,
  conference  uuid                     references conference (id),
  done_by     text                     not null,
  done_on     date                     not null,
  finding     text                     not null,
  measures    text,
  link        text                     not null,
  recorded_by text                     not null,
  recorded_at timestamp with time zone not null,
  -- An assessment for a visit says whom it is about; one without is about the room of the meeting. No foreign key: an
  -- invitee's row is written anew with each change, and a child in care may not be invited at all.
  visited     uuid,
  check (booking is null or conference is null),
  check (visited is null or conference is not null)
);

create index risk_assessment_booking on risk_assessment (booking);
create index risk_assessment_conference on risk_assessment (conference);

-- A conference that was put off past its last lawful date, and which manager decided that and why. A conference may
-- also be booked for a day after its last lawful date: then there is no time it was put off from.
create table postponement (
  id          uuid                        primary key,
  conference  uuid                        not null references conference (id),
  from_start  timestamp without time zone,
  to_start    timestamp without time zone not null,
  manager     text                        not null,
  reason      text                        not null,
  recorded_by text                        not null,
  recorded_at timestamp with time zone    not null
);

create index postponement_conference on postponement (conference);

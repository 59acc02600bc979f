-- What was found before people were put in a room: kept with a booking first, then with what came of it.
create table risk_assessment (
  id          uuid primary key,
  booking     uuid references booking (id) on delete cascade,
  conference  uuid references conference (id),
  done_by     text                     not null,
  done_on     date                     not null,
  finding     text                     not null,
  measures    text,
  link        text                     not null,
  recorded_by text                     not null,
  recorded_at timestamp with time zone not null,
  check (booking is null or conference is null)
);

create index risk_assessment_booking on risk_assessment (booking);
create index risk_assessment_conference on risk_assessment (conference);

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
  address    text    primary key,
  name       text    not null,
  capacity   integer,
  step_free  boolean not null,
  building   text,
  equipment  text[]  not null
);

-- An accepted room whose calendar shows somebody else at that time; it counts as long as room and time are these.
create table room_clash (
  conference   uuid primary key references conference (id),
  room_address text                     not null,
  starts_at    timestamp                not null,
  with_ours    boolean                  not null,
  found_at     timestamp with time zone not null,
  settled_at   timestamp with time zone,
  settled_by   text
);

create index conference_room on conference (room_address, starts_at) where status = 'BOOKED';

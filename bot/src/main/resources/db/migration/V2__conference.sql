create table conference (
  id               uuid primary key,
  version          integer                  not null,
  reference        text                     not null unique,
  case_reference   text                     not null,
  kind             text                     not null,
  way              text                     not null,
  status           text                     not null,
  chair_id         text                     not null,
  rule_set         text                     not null,
  counts_from      date                     not null,
  starts_at        timestamp                not null,
  length_minutes   integer                  not null,
  organiser        text                     not null,
  room_address     text,
  room_name        text,
  room_answer      text,
  event_id         text,
  join_url         text,
  dial_in_number   text,
  dial_in_code     text,
  lobby_guarded    boolean                  not null,
  booked_at        timestamp with time zone not null
);

create index conference_chair on conference (chair_id, starts_at);

create table invitee (
  id           uuid primary key,
  conference   uuid    not null references conference (id),
  position     integer not null,
  name         text    not null,
  address      text    not null,
  agency       text    not null,
  role         text    not null,
  standing     text    not null,
  directory_id text,
  place        text    not null,
  unique (conference, address)
);

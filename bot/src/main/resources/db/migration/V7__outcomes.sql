create table outcome (
  id          uuid primary key,
  version     integer not null,
  conference  uuid    not null unique,
  chair_id    text    not null,
  state       text    not null,
  held_on     date,
  decision    text,
  category    text,
  dissent     text,
  record_url  text,
  posted      text,
  approved_at timestamp with time zone,
  page        text    not null,
  -- Counts what happened to what follows from it; never written with the rest of the row.
  moves       integer not null default 0
);

create table outcome_action (
  id       uuid primary key,
  outcome  uuid    not null references outcome (id),
  position integer not null,
  what     text    not null,
  owner    uuid    not null,
  due      date    not null
);

create table outcome_recipient (
  outcome  uuid    not null references outcome (id),
  position integer not null,
  invitee  uuid    not null,
  primary key (outcome, position)
);

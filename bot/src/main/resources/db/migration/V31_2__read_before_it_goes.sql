-- Which part of what goes out the chair is reading.
alter table outcome add column sheet integer not null default 0;

-- Whether letters to family name who does it.
alter table outcome_action add column named boolean not null default false;

-- What the chair decided about words that are held back from a reader, or asked about.
create table outcome_choice (
  outcome  uuid    not null references outcome (id),
  position integer not null,
  -- An invitee; none stands for the channel.
  reader   uuid,
  said     text    not null,
  what     text    not null check (what in ('STANDS', 'HELD_BACK', 'REWORDED')),
  words    text    not null,
  primary key (outcome, position)
);

-- The conference in whose meeting this one is held: brothers and sisters have one meeting, and each a conference.
alter table conference add column held_with uuid references conference (id);
create index conference_held_with on conference (held_with) where held_with is not null;

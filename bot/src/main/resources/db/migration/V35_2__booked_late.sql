-- A conference may be booked for a day after its last lawful date: then there is no time it was put off from.
alter table postponement alter column from_start drop not null;

-- A clock that says until when people may ask for something is never missed.
alter table deadline add column is_window boolean not null default false;
alter table deadline alter column is_window drop default;

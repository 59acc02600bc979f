-- Attempts that failed in a row: a look that came too early is no failure, and ends the row.
alter table delivery add column failures integer not null default 0;
-- Counts what anybody who looks at the delivery would see; an attempt that changes nothing is none of it.
alter table delivery add column moves integer not null default 0;

-- A letter on paper that does not hold any more is neither printed nor posted. What it says is kept, so that the
-- letter after the last one that was posted says what changed since.
alter table paper_letter add column withdrawn_at timestamp with time zone;
alter table paper_letter add column moves integer not null default 0;
alter table paper_letter add column says jsonb;

drop index paper_letter_open;
create index paper_letter_open on paper_letter (written_at) where posted_at is null and withdrawn_at is null;

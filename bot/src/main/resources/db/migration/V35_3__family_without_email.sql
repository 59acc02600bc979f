-- How family is reached. No foreign key: an invitee's row is written anew with each change of the conference.
create table family_contact (
  invitee           uuid primary key,
  conference        uuid    not null references conference (id),
  telephone         text    not null,
  safe_from         time,
  safe_until        time,
  how_to_reach      text    not null,
  may_leave_message boolean not null,
  postal_address    text    not null,
  format            text    not null
);

create index family_contact_conference on family_contact (conference);

-- A letter to somebody without email: stored to be printed, then ticked off as posted.
create table paper_letter (
  id         uuid primary key,
  key        text                     not null unique,
  conference uuid                     not null,
  invitee    uuid                     not null,
  what       text                     not null,
  web_url    text,
  written_at timestamp with time zone not null,
  posted_at  timestamp with time zone,
  posted_by  text
);

create index paper_letter_conference on paper_letter (conference);
create index paper_letter_open on paper_letter (written_at) where posted_at is null;

-- What a call is about; one that nobody answered stays open and is tried again.
alter table call_to_make alter column knew drop not null;
alter table call_to_make add column about text not null default 'CHANGE';
alter table call_to_make alter column about drop default;
alter table call_to_make add column next_try timestamp with time zone;
drop index call_to_make_open;
create unique index call_to_make_open on call_to_make (invitee, about) where made_at is null and not withdrawn;

create table call_attempt (
  id       uuid primary key,
  call     uuid                     not null references call_to_make (id),
  tried_at timestamp with time zone not null,
  tried_by text                     not null,
  note     text                     not null
);

create index call_attempt_call on call_attempt (call);

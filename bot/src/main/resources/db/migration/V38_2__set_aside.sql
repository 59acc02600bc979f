-- What was read in a mailbox or a calendar and could not be taken in: tried a few times, then set aside, so that what is
-- behind it goes on.
create table set_aside (
  what         text                     not null,
  mailbox      text                     not null,
  item         text                     not null,
  tries        integer                  not null,
  reason       text                     not null,
  first_at     timestamp with time zone not null,
  set_aside_at timestamp with time zone,
  primary key (what, mailbox, item)
);

create index delivery_given_up on delivery (settled_at) where state = 'GIVEN_UP';

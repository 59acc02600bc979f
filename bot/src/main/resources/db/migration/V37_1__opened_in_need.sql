-- The meetings about allegations that an administrator opened in need, and until when they may know of them.
create table opened_in_need (
  id         uuid                     primary key,
  conference uuid                     not null references conference,
  person     text                     not null,
  reason     text                     not null,
  at         timestamp with time zone not null,
  until      timestamp with time zone not null
);

create index opened_in_need_conference on opened_in_need (conference, person);
create index opened_in_need_until on opened_in_need (until);

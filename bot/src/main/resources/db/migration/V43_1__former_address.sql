-- Where people were written to before that was put right: whoever reads there keeps what was sent.
create table former_address (
  id uuid primary key,
  conference uuid not null references conference,
  invitee uuid not null,
  address text not null,
  join_url text,
  dial_in_code text,
  until timestamptz not null
);

create index former_address_of_conference on former_address (conference);

create table audit_entry (
  id        bigint                   generated always as identity primary key,
  at        timestamp with time zone not null,
  who       text                     not null,
  did       text                     not null,
  subject   uuid,
  reference text,
  details   text
);

-- What is written down about a conference is looked up by its reference, too.
create index audit_entry_reference on audit_entry (reference);
create index audit_entry_subject on audit_entry (subject);

create function audit_is_append_only() returns trigger language plpgsql as $$
begin
  raise exception 'the audit trail is append-only';
end
$$;

create trigger audit_entry_append_only before update or delete or truncate on audit_entry
  for each statement execute function audit_is_append_only();

create function audit_waits_for_its_seal() returns trigger language plpgsql as $$
begin
  insert into audit_unsealed (entry) values (new.id);
  return new;
end
$$;

create trigger audit_entry_unsealed after insert on audit_entry
  for each row execute function audit_waits_for_its_seal();

-- The chain: each entry is sealed once, in the order of position, with the hash of all before it.
create table audit_seal (
  position bigint primary key,
  entry    bigint not null references audit_entry (id) unique,
  hash     bytea  not null
);

create trigger audit_seal_append_only before update or delete or truncate on audit_seal
  for each statement execute function audit_is_append_only();

-- Those that wait for their seal. Whoever writes an entry waits for nobody; one at a time seals.
create table audit_unsealed (
  entry bigint primary key references audit_entry (id)
);

-- How far the chain was checked as a whole, and where it broke.
create table audit_check (
  day        date                     primary key,
  checked_at timestamp with time zone not null,
  position   bigint                   not null,
  hash       bytea                    not null,
  broken_at  bigint
);

create trigger audit_check_append_only before update or delete or truncate on audit_check
  for each statement execute function audit_is_append_only();

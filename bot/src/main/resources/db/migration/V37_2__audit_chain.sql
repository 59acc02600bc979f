-- What is written down about a conference is looked up by its reference, too.
create index audit_entry_reference on audit_entry (reference);

-- The chain: each entry is sealed once, in the order of position, with the hash of all before it.
create table audit_seal (
  position bigint primary key,
  entry    bigint not null unique references audit_entry,
  hash     bytea  not null
);

-- Those that wait for their seal. Whoever writes an entry waits for nobody; one at a time seals.
create table audit_unsealed (
  entry bigint primary key references audit_entry
);

create function audit_waits_for_its_seal() returns trigger language plpgsql as $$
begin
  insert into audit_unsealed (entry) values (new.id);
  return new;
end
$$;

create trigger audit_entry_unsealed after insert on audit_entry
  for each row execute function audit_waits_for_its_seal();

insert into audit_unsealed (entry) select id from audit_entry;

create trigger audit_seal_append_only before update or delete or truncate on audit_seal
  for each statement execute function audit_is_append_only();

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

-- What the bot may do in the database: everything but change what was written down. A login that is a member of it
-- runs the bot; whoever owns the tables runs the migrations.
do $$
begin
  create role convenor_runs nologin;
exception
  when duplicate_object or unique_violation then
    null;
end
$$;

grant usage on schema public to convenor_runs;
grant select, insert, update, delete on all tables in schema public to convenor_runs;
grant usage, select on all sequences in schema public to convenor_runs;
alter default privileges in schema public grant select, insert, update, delete on tables to convenor_runs;
alter default privileges in schema public grant usage, select on sequences to convenor_runs;
revoke update, delete, truncate, trigger, references on audit_entry, audit_seal, audit_check, opened_in_need from convenor_runs;
revoke all on flyway_schema_history from convenor_runs;
grant select on flyway_schema_history to convenor_runs;

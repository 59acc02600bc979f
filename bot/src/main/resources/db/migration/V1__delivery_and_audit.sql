-- db-scheduler's own table, as its documentation gives it for PostgreSQL.
create table scheduled_tasks (
  task_name            text                     not null,
  task_instance        text                     not null,
  task_data            bytea,
  execution_time       timestamp with time zone not null,
  picked               boolean                  not null,
  picked_by            text,
  last_success         timestamp with time zone,
  last_failure         timestamp with time zone,
  consecutive_failures integer,
  last_heartbeat       timestamp with time zone,
  version              bigint                   not null,
  priority             smallint,
  primary key (task_name, task_instance)
);

create index scheduled_tasks_execution_time on scheduled_tasks (execution_time);
create index scheduled_tasks_last_heartbeat on scheduled_tasks (last_heartbeat);

create table delivery (
  id         uuid primary key,
  key        text                     not null unique,
  kind       text                     not null,
  subject    uuid                     not null,
  recipient  text,
  contents   jsonb                    not null,
  state      text                     not null check (state in ('WAITING', 'SENT', 'FAILED', 'GIVEN_UP')),
  reason     text,
  attempts   integer                  not null default 0,
  created_at timestamp with time zone not null,
  settled_at timestamp with time zone
);

create index delivery_subject on delivery (subject);
create index delivery_unsettled on delivery (state) where state in ('WAITING', 'FAILED');

create table audit_entry (
  id         bigint generated always as identity primary key,
  at         timestamp with time zone not null,
  who        text                     not null,
  did        text                     not null,
  subject    uuid,
  reference  text,
  details    text
);

create index audit_entry_subject on audit_entry (subject);

create function audit_is_append_only() returns trigger language plpgsql as $$
begin
  raise exception 'the audit trail is append-only';
end
$$;

create trigger audit_entry_append_only before update or delete or truncate on audit_entry
  for each statement execute function audit_is_append_only();

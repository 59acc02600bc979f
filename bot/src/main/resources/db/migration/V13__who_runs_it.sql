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

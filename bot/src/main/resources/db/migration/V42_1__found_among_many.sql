-- When somebody's conference is held stands with them, so that the latest of all that an address was ever invited to are
-- found without reading the others: the mailbox of a police team is invited to nearly all there are.
alter table invitee add column meets_at timestamp;
update invitee set meets_at = (select starts_at from conference where conference.id = invitee.conference);

create function invitee_meets_at() returns trigger language plpgsql as $$
begin
  new.meets_at := (select starts_at from conference where id = new.conference);
  return new;
end
$$;

create trigger invitee_meets_at before insert on invitee for each row execute function invitee_meets_at();

create function conference_is_moved() returns trigger language plpgsql as $$
begin
  update invitee set meets_at = new.starts_at where conference = new.id;
  return null;
end
$$;

create trigger conference_is_moved after update on conference for each row
  when (old.starts_at is distinct from new.starts_at) execute function conference_is_moved();

drop index invitee_address;
create index invitee_address on invitee (lower(address), meets_at);

create index closed_meeting_read_as_asked on closed_meeting (checked_at) where closed and checked_at is not null;

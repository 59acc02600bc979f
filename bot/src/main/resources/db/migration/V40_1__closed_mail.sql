-- Why whoever deals with a mail does not get to read it here; null where they do.
alter table arrived_mail add column closed text;
-- Whether the mail system could not confirm that it comes from where it says.
alter table arrived_mail add column doubtful boolean not null default false;
-- The names of the files that came with it.
alter table arrived_mail add column files text not null default '';
-- Whose queue it waits in: the administration team's, or the custodians' of allegations meetings.
alter table arrived_mail add column keeper text not null default 'ADMINISTRATION'
  check (keeper in ('ADMINISTRATION', 'CUSTODIANS'));
drop index arrived_mail_queued;
create index arrived_mail_queued on arrived_mail (keeper, received_at) where state = 'QUEUED';

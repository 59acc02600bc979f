-- What rooms follow in mailboxes is read and notified in one way: the inbox was the first of it.
alter table inbox_position rename to reading;
alter table reading add column what text not null default 'inbox';
alter table reading alter column what drop default;
alter table reading drop constraint inbox_position_pkey;
alter table reading add primary key (what, mailbox);

alter table inbox_watch rename to subscription;
alter table subscription add column what text not null default 'inbox';
alter table subscription alter column what drop default;
alter table subscription drop constraint inbox_watch_pkey;
alter table subscription add primary key (what, mailbox);

delete from scheduled_tasks where task_name in ('read-inbox', 'watch-inbox');

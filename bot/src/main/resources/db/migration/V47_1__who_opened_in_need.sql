-- The custodians are told who it was by a name, and not by the number of an account.
alter table opened_in_need add column name text not null default '';
alter table opened_in_need alter column name drop default;

-- Each rule set as it was when the first clock ran under it; its file may change or go.
create table used_rule_set (
  name       text                     not null,
  version    integer                  not null,
  file       text                     not null,
  used_since timestamp with time zone not null,
  primary key (name, version)
);

-- Every bank holiday list that working days were counted by; the newest is in force.
create table bank_holiday_list (
  number        integer                  generated always as identity primary key,
  copied_on     date                     not null,
  list          jsonb                    not null,
  brought_in_by text                     not null,
  brought_in_at timestamp with time zone not null
);

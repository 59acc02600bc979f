alter table conference add column rule_set_version integer;
update conference
set rule_set = substring(rule_set from '^(.*), version \d+$'),
  rule_set_version = substring(rule_set from ', version (\d+)$')::integer;
alter table conference alter column rule_set_version set not null;

-- Run once, by the image, on an empty data folder. The product owns its database and is otherwise nobody: no superuser, no other
-- databases, no roles. It would make the role of reporting itself where it may; here it finds it.
\set password `cat /run/secrets/postgres-qadam-password`
create role qadam login nosuperuser nocreatedb nocreaterole noreplication password :'password';
create role qadam_reporting nologin;
create database qadam owner qadam;
revoke all on database qadam from public;
revoke all on database postgres from public;
grant connect on database qadam to qadam_reporting;

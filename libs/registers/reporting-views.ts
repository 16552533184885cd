/**
 * The SQL contract of reporting: read-only views without names or ids, in a schema of their own, and the role that reads only them.
 *
 * Run after the tables of the registers exist, and again whenever one was swapped, since a view is bound to the table it was made on.
 * Idempotent. Columns are only ever added.
 */
const reportingViews = `
create schema if not exists reporting;

create or replace view reporting.prisoner as
select stay.region, stay.facility, person.sex, extract(year from person.birth_date)::integer as birth_year, stay.legal_basis, stay.regime,
       stay.conditions, stay.behaviour, stay.punishment, stay.gravest, stay.violent, stay.first_time, stay.articles, stay.admitted_on,
       stay.term_start, stay.term_end, stay.needs_manual, stay.parole_status, stay.parole_from, person.citizenship, person.statuses
from registers.prisoner stay join registers.person person using (person_id)
where stay.in_custody;

create or replace view reporting.supervision as
select file.region, file.office, file.basis, file.status, person.sex, extract(year from person.birth_date)::integer as birth_year,
       file.from_day, file.planned_to, file.next_visit_by, file.last_visit_on, file.visits_per_month, file.visits, file.absences,
       file.warnings, file.obligations, file.ended_on, file.ending, person.citizenship, person.statuses
from registers.parole file join registers.person person using (person_id);

create or replace view reporting.population as
select region, sex, legal_basis as basis, count(*)::integer as people from reporting.prisoner group by region, sex, legal_basis;

create or replace view reporting.supervised as
select region, sex, basis, count(*)::integer as people from reporting.supervision where status = 'ACTIVE' group by region, sex, basis;

comment on schema reporting is 'Read-only views for reporting jobs: no names, no ids. Columns are only ever added.';
comment on view reporting.prisoner is 'One row for each person in custody now.';
comment on view reporting.supervision is 'One row for each probation file, active or ended.';
comment on view reporting.population is 'People in custody now, by region, sex and legal basis (SENTENCE, REMAND).';
comment on view reporting.supervised is 'People under supervision now, by region, sex and basis.';
comment on column reporting.prisoner.region is 'First two digits of the KATO code of the facility.';
comment on column reporting.prisoner.term_end is 'Last day of the term as calculated, inclusive; null for life, on remand, and where a human must calculate.';
comment on column reporting.prisoner.violent is 'One of the offences served for is violent, against life, or against the sexual inviolability of a minor.';
comment on column reporting.prisoner.first_time is 'No earlier sentence to deprivation of liberty is known.';
comment on column reporting.prisoner.statuses is 'Situations that the law asks about: [{kind, from, to}], both days inclusive, to null while it goes on.';
comment on column reporting.supervision.next_visit_by is 'Last day for the next visit; overdue from the day after.';
comment on column reporting.supervision.planned_to is 'Last day planned, inclusive; null where the order names none.';

do $$ begin
  if not exists (select from pg_roles where rolname = 'qadam_reporting') then create role qadam_reporting nologin; end if;
exception when duplicate_object or unique_violation then null;
end $$;
revoke all on schema event_log, person_keys, projections, registers, access from qadam_reporting;
grant usage on schema reporting to qadam_reporting;
grant select on all tables in schema reporting to qadam_reporting;
`;

/** Binds the views to the tables that are there now: after a register was swapped, in the same transaction. */
export async function renewViews(client: { query(sql: string): Promise<unknown> }): Promise<void> {
  await client.query(reportingViews);
}

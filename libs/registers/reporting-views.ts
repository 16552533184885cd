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

create or replace view reporting.deadlines as
select coalesce(due->>'region', deadline.region) as region, deadline.facility, due->>'office' as office, due->>'kind' as kind,
       substr(due->>'day', 1, 7) as month, count(*)::integer as people
from registers.deadline cross join lateral jsonb_array_elements(deadline.dues) as due
group by 1, 2, 3, 4, 5;

create or replace view reporting.releases_due as
select deadline.region, deadline.facility, due->>'basis' as basis, substr(due->>'day', 1, 7) as month,
       due->>'kind' = 'RELEASE_AUTHORISED_FOR' as authorised,
       coalesce(stay.calculation_stands in ('CONFIRMED', 'CHECKED'), false) as confirmed, count(*)::integer as people
from registers.deadline join registers.prisoner stay using (person_id)
     cross join lateral jsonb_array_elements(deadline.dues) as due
where stay.in_custody and due->>'basis' is not null
group by 1, 2, 3, 4, 5, 6;

comment on view reporting.deadlines is 'What falls due, by region, facility or office, kind and month.';
comment on view reporting.releases_due is 'Releases of people in custody that fall due, by region, facility, basis and month.';
comment on column reporting.deadlines.region is 'First two digits of the KATO code of the office, or of the facility; null of people in neither.';
comment on column reporting.deadlines.facility is 'Code of the facility where the person is held; null at liberty.';
comment on column reporting.deadlines.office is 'Code of the probation office, of what belongs to a probation file.';
comment on column reporting.deadlines.kind is 'What falls due: TERM_END, PAROLE_FROM, NEXT_VISIT and so on.';
comment on column reporting.deadlines.month is 'YYYY-MM of the day on which it falls due, or did and is overdue.';
comment on column reporting.deadlines.people is 'How many things of how many people: one person counts once for each.';
comment on column reporting.releases_due.region is 'First two digits of the KATO code of the facility.';
comment on column reporting.releases_due.facility is 'Code of the facility.';
comment on column reporting.releases_due.basis is 'On what the release rests: TERM_END, PAROLE, AMNESTY, SUBSTITUTION, DEFERRAL and so on.';
comment on column reporting.releases_due.month is 'YYYY-MM of the day of release.';
comment on column reporting.releases_due.authorised is 'Somebody has authorised it.';
comment on column reporting.releases_due.confirmed is 'The calculation of the term was compared with the papers.';
comment on column reporting.releases_due.people is 'How many releases.';
comment on schema reporting is 'Read-only views for reporting jobs: no names, no ids. Columns are only ever added.';
comment on view reporting.prisoner is 'One row for each person in custody now.';
comment on view reporting.supervision is 'One row for each probation file, active or ended.';
comment on view reporting.population is 'People in custody now, by region, sex and legal basis (SENTENCE, REMAND).';
comment on view reporting.supervised is 'People under supervision now, by region, sex and basis.';
comment on column reporting.prisoner.region is 'First two digits of the KATO code of the facility.';
comment on column reporting.prisoner.facility is 'Code of the facility.';
comment on column reporting.prisoner.sex is 'M or F.';
comment on column reporting.prisoner.birth_year is 'Year of birth.';
comment on column reporting.prisoner.legal_basis is 'SENTENCE or REMAND.';
comment on column reporting.prisoner.regime is 'Type of facility that the verdict names, or REMAND.';
comment on column reporting.prisoner.conditions is 'ORDINARY, RELAXED, PRIVILEGED or STRICT; null on remand.';
comment on column reporting.prisoner.behaviour is 'Degree of behaviour: NONE, POSITIVE_1 to 3, NEGATIVE_1 to 3.';
comment on column reporting.prisoner.punishment is 'Punishment of the term that is served; null on remand.';
comment on column reporting.prisoner.gravest is 'Gravest category among the offences of the term.';
comment on column reporting.prisoner.violent is 'One of the offences served for is violent, against life, or against the sexual inviolability of a minor.';
comment on column reporting.prisoner.first_time is 'No earlier sentence to deprivation of liberty is known.';
comment on column reporting.prisoner.articles is 'Article parts of the Criminal Code served for.';
comment on column reporting.prisoner.admitted_on is 'First day of the stay.';
comment on column reporting.prisoner.term_start is 'First day of the term.';
comment on column reporting.prisoner.term_end is 'Last day of the term as calculated, inclusive; null for life, on remand, and where a human must calculate.';
comment on column reporting.prisoner.needs_manual is 'The law does not answer the last day; a human must.';
comment on column reporting.prisoner.parole_status is 'Where the latest application for parole stands: OPEN, GRANTED, REFUSED, WITHDRAWN; null where there is none.';
comment on column reporting.prisoner.parole_from is 'First day on which parole may be granted, as answered when it was last asked.';
comment on column reporting.prisoner.citizenship is 'ISO 3166-1 alpha-2.';
comment on column reporting.prisoner.statuses is 'Situations that the law asks about: [{kind, from, to}], both days inclusive, to null while it goes on.';
comment on column reporting.supervision.region is 'First two digits of the KATO code of the office.';
comment on column reporting.supervision.office is 'Code of the probation office.';
comment on column reporting.supervision.basis is 'Why the person is under supervision.';
comment on column reporting.supervision.status is 'ACTIVE or ENDED.';
comment on column reporting.supervision.sex is 'M or F.';
comment on column reporting.supervision.birth_year is 'Year of birth.';
comment on column reporting.supervision.from_day is 'First day of the supervision.';
comment on column reporting.supervision.planned_to is 'Last day planned, inclusive; null where the order names none.';
comment on column reporting.supervision.next_visit_by is 'Last day for the next visit; overdue from the day after.';
comment on column reporting.supervision.last_visit_on is 'Day of the latest visit.';
comment on column reporting.supervision.visits_per_month is 'Visits a month that the reporting regime asks for; null where none is set.';
comment on column reporting.supervision.visits is 'Visits kept.';
comment on column reporting.supervision.absences is 'Absences without excuse.';
comment on column reporting.supervision.warnings is 'Written warnings.';
comment on column reporting.supervision.obligations is 'Codes of the obligations in force.';
comment on column reporting.supervision.ended_on is 'Last day of an ended supervision.';
comment on column reporting.supervision.ending is 'Why it ended.';
comment on column reporting.supervision.citizenship is 'ISO 3166-1 alpha-2.';
comment on column reporting.supervision.statuses is 'Situations that the law asks about: [{kind, from, to}], both days inclusive, to null while it goes on.';
comment on column reporting.population.region is 'First two digits of the KATO code of the facility.';
comment on column reporting.population.sex is 'M or F.';
comment on column reporting.population.basis is 'SENTENCE or REMAND.';
comment on column reporting.population.people is 'How many.';
comment on column reporting.supervised.region is 'First two digits of the KATO code of the office.';
comment on column reporting.supervised.sex is 'M or F.';
comment on column reporting.supervised.basis is 'Why they are under supervision.';
comment on column reporting.supervised.people is 'How many.';

do $$ begin
  if not exists (select from pg_roles where rolname = 'qadam_reporting') then create role qadam_reporting nologin; end if;
exception when duplicate_object or unique_violation then null;
end $$;
grant usage on schema reporting to qadam_reporting;
grant select on all tables in schema reporting to qadam_reporting;
`;

/** Binds the views to the tables that are there now: after a register was swapped, in the same transaction. */
export async function renewViews(client: { query(sql: string): Promise<unknown> }): Promise<void> {
  await client.query(reportingViews);
}

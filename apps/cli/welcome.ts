import type { LocalIssuer } from '../../libs/access/local-issuer.ts';
import type { DataSetSize } from '../data-set/load-data-set.ts';
import type { Deployment } from '../deployment.ts';

interface Welcome {
  readonly url: string;
  readonly deployment: Deployment;
  readonly issuer: LocalIssuer | undefined;
  readonly dataSet: DataSetSize | undefined;
}

/** Says where the API is, and with a local issuer how to try it: three tokens and eight calls, to be copied as they stand. */
export async function printWelcome({ url, deployment, issuer, dataSet }: Welcome): Promise<void> {
  const { log } = deployment.sources;
  const position = String(await log.head());
  const events = log.contiguous ? `${position} events in the log` : `The log stands at position ${position}`;
  const { rows } = await deployment.sources.pool.query<{ supervised: string; held: string }>(`
    select (select coalesce(sum(people), 0) from reporting.supervised)::text as supervised,
           (select coalesce(sum(people), 0) from reporting.population)::text as held`);
  const { supervised = '0', held = '0' } = rows[0] ?? {};
  print(`\nQadam answers on ${url} — documentation ${url}/docs, OpenAPI ${url}/openapi.json`);
  print(`${events}; ${supervised} people under supervision, ${held} in custody${dataSet === undefined ? '' : ' (SYNTHETIC)'}.`);
  if (issuer === undefined) return;

  print('\nTokens of the local issuer, good for 8 hours:');
  for (const role of ['officer', 'auditor', 'reporting'] as const) {
    print(`\n${role.toUpperCase()}=${await issuer.issue({ subject: `${role}-1`, roles: [role] })}`);
  }
  const person = await somePerson(deployment);
  print(`
Copy the three lines above into a shell, then try:

  1. an officer's caseload, overdue visits first
     curl -s -H "Authorization: Bearer $OFFICER" '${url}/v1/registers/parole?office=P7501&visitOverdue=true&limit=3'
  2. everyone under supervision, counted
     curl -s -H "Authorization: Bearer $AUDITOR" '${url}/v1/registers/parole?limit=1&count=exact'
  3. one person: who, where, and what may be done next
     curl -s -H "Authorization: Bearer $OFFICER" '${url}/v1/persons/${person}'
  4. the case history of that person, with who, when and hash
     curl -s -H "Authorization: Bearer $AUDITOR" '${url}/v1/persons/${person}/history?limit=5'
  5. a report as CSV
     curl -s -H "Authorization: Bearer $REPORTING" -H 'Accept: text/csv' '${url}/v1/reports/population?by=region,sex'
  6. what falls due in the next week in one office, with rule and provision
     curl -s -H "Authorization: Bearer $OFFICER" '${url}/v1/deadlines?office=P7501&withinDays=7&limit=5'
  7. the same person's whole story in sentences, each with what the law said (lang=en, ru, kk)
     curl -s -H "Authorization: Bearer $AUDITOR" '${url}/v1/persons/${person}/narrative?lang=en'
  8. who is to be released, and what stands in the way
     curl -s -H "Authorization: Bearer $AUDITOR" '${url}/v1/registers/releases?limit=5'

Stop with Ctrl-C.`);
}

async function somePerson({ sources }: Deployment): Promise<string> {
  const { rows } = await sources.pool.query<{ person_id: string }>(
    "select person_id from registers.parole where status = 'ACTIVE' and basis = 'PAROLE' order by person_id limit 1",
  );
  return rows[0]?.person_id ?? '{id of a person}';
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

import { dateOf } from '../own-calendar.ts';
import { type Draft, type Possible, type Situation } from '../situation.ts';

export function askedOfSupervision(at: Situation): readonly Possible[] {
  const files = at.streams('supervision', at.person);
  return [
    at.when(files.length === 0 ? 2 : 0.5, basis(at) !== undefined, () => register(at)),
    at.when(1.5, files.length > 0, () => followUp(at, files)),
  ];
}

/** What a supervision rests on: the parole from a term, or a sentence that restricts liberty. */
function basis(at: Situation): object | undefined {
  if (at.standing(`parole-${at.term}`) === 'ParoleGranted') return { basis: 'PAROLE', termId: at.term };
  const caseId = at.cases().find((id) => at.of(`case-${id}`).some(({ data }) => data.punishment === 'RESTRICTION_OF_LIBERTY'));
  return caseId === undefined ? undefined : { basis: 'RESTRICTION_OF_LIBERTY', caseId };
}

function register(at: Situation): Draft | undefined {
  const rests = basis(at);
  if (rests === undefined) return undefined;
  const from = at.today - at.random.whole(0, 3);
  const plannedTo = at.near(at.lastDay(at.term) ?? at.today + 300);
  const body = {
    personId: at.person,
    ...rests,
    office: 'P7501',
    from: dateOf(from),
    plannedTo,
    firstVisitBy: dateOf(from + 5),
    residence: 'Almaty',
  };
  return at.ask('supervisions/register', at.fresh(), 'officer', body);
}

function followUp(at: Situation, files: readonly string[]): Draft | undefined {
  if (files.length === 0) return undefined;
  const made = at.random.pick([
    { command: 'record-visit', body: { appointmentId: at.fresh(), kind: 'OFFICE', visitedOn: at.now() } },
    { command: 'record-absence', body: { appointmentId: at.fresh(), dueOn: at.now(), excused: false } },
    { command: 'assign-officer', body: { officer: 'officer-7', from: at.now() } },
    { command: 'end', body: { ending: at.random.pick(['TERM', 'EARLY']), endedOn: at.now() } },
  ]);
  return at.ask(`supervisions/${made.command}`, at.random.pick(files), 'officer', made.body);
}

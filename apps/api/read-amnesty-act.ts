import { amnestyActState } from '../../libs/amnesty/amnesty-act.state.ts';
import { lawNumbers } from '../../libs/amnesty/law-no.ts';
import { amnestyVerdicts } from '../../libs/amnesty/amnesty.events.ts';
import { fold } from '../../libs/event-log/decider.ts';
import { streamName } from '../../libs/event-log/event.ts';
import { notFound } from '../../libs/platform/problem.ts';
import { read } from '../../libs/platform/read-route.ts';
import { AmnestyCandidateRow } from '../../libs/registers/amnesty-candidate-register.ts';
import { readEntries } from './recorded-streams.ts';
import type { Sources } from './sources.ts';

class NoQuery {}

interface Standing {
  readonly verdict: AmnestyCandidateRow['verdict'];
  readonly state: AmnestyCandidateRow['state'];
  readonly terms: number;
}

/** One act: its rules as they are asked, its screenings, and how many terms stand where. */
export const readAmnestyAct = read<Sources, NoQuery>({
  method: 'GET',
  path: 'amnesty-acts/:lawNo',
  query: NoQuery,
  says: 'An act of amnesty: draft or law, by which rules it is asked, its screenings, and how many terms stand where.',
  by: ['amnesty-commission', 'court-registrar', 'facility', 'officer', 'supervisor', 'auditor', 'reporting'],
  registers: ['amnesty_candidate'],
  example: { lawNo: lawNumbers.example },
  answer: async ({ context, sources }) => {
    const lawNo = context.params['lawNo'] ?? '';
    const entries = lawNumbers.pattern.test(lawNo) ? await readEntries(sources, streamName(amnestyActState.category, lawNo)) : [];
    const file = fold(amnestyActState, entries.map(({ fact }) => fact) as never[]); // its stream holds the facts of its kind and no others
    if (file === undefined) throw notFound('such act of amnesty');
    const standings = await sources.registers
      .createQueryBuilder()
      .from(AmnestyCandidateRow, 'candidate')
      .select('verdict')
      .addSelect('state')
      .addSelect('count(*)::integer', 'terms')
      .where('law_no = :lawNo', { lawNo })
      .groupBy('verdict')
      .addGroupBy('state')
      .getRawMany<Standing>();
    return {
      json: { ...file, revision: entries.length - 1, proposals: byVerdict(standings) },
      persons: [],
    };
  },
});

function byVerdict(standings: readonly Standing[]): object {
  return Object.fromEntries(
    amnestyVerdicts.map((verdict) => {
      const own = standings.filter((standing) => standing.verdict === verdict);
      return [verdict, Object.fromEntries(own.map(({ state, terms }) => [state, terms]))];
    }),
  );
}

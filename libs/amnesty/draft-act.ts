import { beginningOrContinuing, record, refuse } from '../commands/command.ts';
import { LegalDay, PlainObject, Text } from '../commands/fields.ts';
import { notYet, type Refusal } from '../commands/refusal.ts';
import type { LegalDate } from '../event-log/event.ts';
import { amnestyActFact } from '../law/amnesty/amnesty-act-fact.ts';
import type { AmnestyAct } from '../law/amnesty/amnesty-act.ts';
import { LawFactError } from '../law/fact-checks.ts';
import type { AmnestyActFact, LawNo } from './amnesty.events.ts';
import { amnestyActState, type AmnestyActFile } from './amnesty-act.state.ts';

const example: AmnestyAct = {
  provision: 'Draft act on amnesty',
  effectiveOn: '2025-07-05',
  effectiveDayVerified: true,
  vulnerable: {
    provision: 'Draft act on amnesty art. 1',
    womenFrom: 50,
    menFrom: 60,
    underAtOffence: 18,
    childUnder: 18,
    dependantOf: ['F'],
    statuses: ['PREGNANT'],
    recognisedBefore: ['DISABILITY_1', 'DISABILITY_2'],
  },
  exclusions: [{ ground: 'VIOLENT', provision: 'Draft act on amnesty art. 3', verified: true }],
  clauses: [
    {
      code: 'GRAVE',
      provision: 'Draft act on amnesty art. 2',
      effect: { kind: 'REDUCE', fraction: '1/3', of: 'UNSERVED' },
      categories: ['GRAVE'],
    },
  ],
  listedInPartOnly: [],
};

export class DraftAct {
  @Text({ says: 'Title', max: 300, example: 'On amnesty' })
  readonly title!: string;

  @LegalDay({ says: 'Day of the draft', example: '2025-06-11' })
  readonly draftedOn!: LegalDate;

  @PlainObject({ says: 'The whole act as data, as the law library takes it: effective day, exclusions, clauses', example })
  readonly act!: object;

  @Text({ says: 'Document', max: 200, example: 'draft before the Mazhilis' })
  readonly documentRef!: string;
}

/** A draft is laid down as the law would ask it, so that it can be rehearsed; a new version of it replaces the one before. */
export const draftAct = beginningOrContinuing<DraftAct, AmnestyActFile, AmnestyActFact>({
  body: DraftAct,
  name: 'draft',
  does: 'Lays down the draft of an act of amnesty, whole, as data that can be rehearsed.',
  by: ['amnesty-commission'],
  on: amnestyActState,
  unless: unlessDraft,
  decide: ({ body: { title, draftedOn, act }, context }) => {
    const impossible = notYet('/draftedOn', draftedOn, context.today);
    if (impossible) return refuse(impossible);
    const checked = asLawTakesIt(act);
    if ('refused' in checked) return checked;
    return record({
      type: 'ActDrafted',
      effectiveOn: draftedOn,
      data: { lawNo: context.id as LawNo, title, draftedOn, act: checked.act }, // acts are addressed by the number of the law
    });
  },
});

/** Refuses what has been decided of an act that is law already. */
export function unlessDraft(file: AmnestyActFile | undefined): Refusal | undefined {
  if (file === undefined || file.standing.is === 'DRAFT') return undefined;
  return {
    code: 'act-enacted',
    reason: `The act was enacted on ${file.standing.enactedOn}.`,
    next: 'An amendment of it is a law with a number of its own.',
  };
}

function asLawTakesIt(act: unknown): { readonly act: AmnestyAct } | { readonly refused: Refusal } {
  try {
    return { act: amnestyActFact(act, 'act') };
  } catch (error) {
    if (!(error instanceof LawFactError)) throw error;
    return {
      refused: {
        code: 'act-malformed',
        reason: `The law library cannot take the act: ${error.faults.map(({ message }) => message).join('; ')}.`,
        next: 'Put right the places named.',
        pointer: '/act',
      },
    };
  }
}

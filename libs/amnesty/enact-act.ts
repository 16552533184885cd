import { beginningOrContinuing, record, refuse } from '../commands/command.ts';
import { LegalDay, OneOf, Text } from '../commands/fields.ts';
import { notYet, tooEarly } from '../commands/refusal.ts';
import type { LegalDate } from '../event-log/event.ts';
import { amnestyActNames, type AmnestyActName } from '../law/amnesty/amnesty-acts.ts';
import { presentRuleSet } from '../law/rule-sets.ts';
import type { AmnestyActAsked, AmnestyActFact, LawNo } from './amnesty.events.ts';
import { amnestyActState, type AmnestyActFile } from './amnesty-act.state.ts';
import { unlessDraft } from './draft-act.ts';

export class EnactAct {
  @Text({ says: 'Title as published', max: 300, example: 'On amnesty' })
  readonly title!: string;

  @LegalDay({ says: 'Day of the signature', example: '2025-06-23' })
  readonly enactedOn!: LegalDate;

  @LegalDay({ says: 'Day from which it has effect', example: '2025-07-05' })
  readonly appliesFrom!: LegalDate;

  @LegalDay({ says: 'Last day on which it is to be carried out', example: '2026-01-04' })
  readonly windowTo!: LegalDate;

  @OneOf(amnestyActNames, {
    says: 'The act of the rule set that it is; without it, the draft is enacted',
    optional: true,
    example: 'kz-2025',
  })
  readonly ruleSetAct?: AmnestyActName;

  @Text({ says: 'Publication', max: 200, example: 'Kazakhstanskaya Pravda of 24 June 2025' })
  readonly documentRef!: string;
}

/** A draft becomes law, or an act of the rule set is named as the one that was published. CC 78. */
export const enactAct = beginningOrContinuing<EnactAct, AmnestyActFile, AmnestyActFact>({
  body: EnactAct,
  name: 'enact',
  does: 'Records that an act of amnesty is law: from when it has effect, until when it is carried out, and by which rules it is asked.',
  by: ['amnesty-commission'],
  on: amnestyActState,
  unless: unlessDraft,
  decide: ({ body, state, context }) => {
    const { title, enactedOn, appliesFrom, windowTo } = body;
    const impossible =
      notYet('/enactedOn', enactedOn, context.today) ??
      tooEarly('/appliesFrom', appliesFrom, enactedOn, 'the day of the signature') ??
      tooEarly('/windowTo', windowTo, appliesFrom, 'the day from which it has effect');
    if (impossible) return refuse(impossible);
    const act = actAsked(body, state);
    if (act === undefined) {
      return refuse({
        code: 'no-act',
        reason: 'No draft is laid down under this number, and no act of the rule set is named.',
        next: 'Lay down the act as data, or name the act of the rule set.',
        pointer: '/ruleSetAct',
      });
    }
    const { version, hash } = presentRuleSet;
    return record({
      type: 'ActEnacted',
      effectiveOn: enactedOn,
      data: {
        lawNo: context.id as LawNo, // acts are addressed by the number of the law
        title,
        enactedOn,
        appliesFrom,
        window: { from: appliesFrom, to: windowTo },
        act,
        ruleSet: version,
        ruleSetHash: hash,
      },
    });
  },
});

function actAsked({ ruleSetAct }: EnactAct, file: AmnestyActFile | undefined): AmnestyActAsked | undefined {
  return ruleSetAct ?? (file?.standing.is === 'DRAFT' ? file.standing.act : undefined);
}

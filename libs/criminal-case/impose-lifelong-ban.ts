import { continuing, record, refuse } from '../commands/command.ts';
import { IdOf, LegalDay, OneOf, Text } from '../commands/fields.ts';
import { notYet, tooEarly, type Refusal } from '../commands/refusal.ts';
import { streamName, type LegalDate } from '../event-log/event.ts';
import { evaluate } from '../law/evaluate.ts';
import { lifelongBanOf } from '../law/punishment/allowed-ban.ts';
import { lifelongBanKinds, type ChargeId, type CriminalCaseFact, type LifelongBanKind } from './criminal-case.events.ts';
import { criminalCaseState, type CriminalCase } from './criminal-case.state.ts';
import { personCharged, personUnknown, type PersonCharged } from './person-charged.ts';

export class ImposeLifelongBan {
  @IdOf('charge', { says: 'Charge for which it is imposed', example: '0192e4a0-7b1c-7000-8000-0000000000c1' })
  readonly chargeId!: ChargeId;

  @OneOf(lifelongBanKinds, { says: 'What it closes: work with children, public service, driving, finance', example: 'PUBLIC_SERVICE' })
  readonly closes!: LifelongBanKind;

  @LegalDay({ says: 'Day on which it was imposed', example: '2024-02-01' })
  readonly imposedOn!: LegalDate;

  @Text({ says: 'Verdict', max: 200, example: 'verdict 1-23/2024' })
  readonly documentRef!: string;
}

/** A ban for life of posts or activities, which only some offences lead to. CC 50(2). */
export const imposeLifelongBan = continuing<ImposeLifelongBan, CriminalCase, CriminalCaseFact, { readonly person?: PersonCharged }>({
  body: ImposeLifelongBan,
  name: 'impose-lifelong-ban',
  does: 'Records a ban for life of posts or activities, for an offence that the law has it for.',
  by: ['court-registrar'],
  on: criminalCaseState,
  reads: ({ state }) => ({ person: { stream: streamName('person', state.personId), as: personCharged } }),
  decide: ({ body: { chargeId, closes, imposedOn }, state: file, facts: { person }, context }) => {
    if (person === undefined) return refuse(personUnknown);
    const charge = file.charges.find((added) => added.chargeId === chargeId);
    if (charge?.verdict?.finding !== 'GUILTY') return refuse(noGuiltyFinding);
    if (charge.terminated !== undefined) return refuse(prosecutionTerminated);
    const impossible =
      notYet('/imposedOn', imposedOn, context.today) ??
      tooEarly('/imposedOn', imposedOn, charge.verdict.deliveredOn, 'the day of the verdict') ??
      bannedBefore(file, closes);
    if (impossible) return refuse(impossible);
    const sentence = file.sentences.find(({ chargeIds }) => chargeIds.includes(chargeId));
    if (sentence === undefined) return refuse(noSentence);
    const { sex, birthDate } = person;
    const { punishment, term, hours, amountMci, suspended } = sentence.stated;
    const stated = {
      punishment,
      ...(term && { term }),
      ...(hours !== undefined && { hours }),
      ...(amountMci !== undefined && { amountMci }),
      suspended,
    };
    const { offence } = charge;
    const { answer, receipt } = evaluate(
      'sentence-validity',
      { person: { sex, birthDate }, offence, sentencedOn: imposedOn, ...stated, ban: { forLife: true } },
      imposedOn,
    );
    const notForLife = answer.verdict === 'UNLAWFUL' && answer.violations.includes('BAN_NOT_FOR_LIFE');
    if (notForLife || lifelongBanOf(offence, imposedOn)?.kind !== closes) {
      return refuse({
        code: 'no-such-ban',
        reason: `No ban for life of ${closes} follows from this offence${notForLife ? '' : ', though another one does'}.`,
        provision: 'CC 50(2)',
        next: 'Check the offence and the kind of ban against the verdict.',
        pointer: '/closes',
      });
    }
    const { personId } = file;
    return record({
      type: 'LifelongBanImposed',
      effectiveOn: imposedOn,
      data: { personId, chargeId, closes, from: file.inForceOn ?? imposedOn, provision: 'CC 50(2)', receipt },
    });
  },
});

function bannedBefore({ bans }: CriminalCase, closes: LifelongBanKind): Refusal | undefined {
  if (!bans.some((ban) => ban.closes === closes)) return undefined;
  return {
    code: 'already-banned',
    reason: `The file has a ban for life of ${closes}.`,
    next: 'Nothing is left to record: it is for life.',
    pointer: '/closes',
  };
}

const noGuiltyFinding: Refusal = {
  code: 'no-guilty-finding',
  reason: 'There is no such charge with a guilty finding.',
  next: 'Record the verdict on the charge first.',
  pointer: '/chargeId',
};

const prosecutionTerminated: Refusal = {
  code: 'charge-terminated',
  reason: 'The prosecution on the charge was terminated: nobody is punished for it.',
  next: 'Check the charge against the ruling.',
  pointer: '/chargeId',
};

const noSentence: Refusal = {
  code: 'charge-not-sentenced',
  reason: 'No sentence is imposed for the charge: a ban is an additional punishment.',
  provision: 'CC 40(3)',
  next: 'Record the sentence first.',
  pointer: '/chargeId',
};

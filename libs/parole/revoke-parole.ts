import { continuing, record, refuse, type Readings } from '../commands/command.ts';
import { IdOf, LegalDay, OneOf, Text, Texts, WholeNumber } from '../commands/fields.ts';
import { notYet, tooEarly, type Refusal } from '../commands/refusal.ts';
import { streamName, type Id, type LegalDate } from '../event-log/event.ts';
import { breachKinds, type BreachKind } from '../law/supervision-breach/breach-rules.ts';
import type { TermId } from '../punishment-term/punishment-term.events.ts';
import { DaysOfBreach, breachesOn, unlessBreached, type ToldBreach } from '../sentenced-person/days-of-breach.ts';
import { unlessContradicting } from '../sentenced-person/facts-that-contradict.ts';
import { basisOnTerm } from '../sentenced-person/on-term.ts';
import {
  beforeLetGo,
  daysAtLiberty,
  leftTermReadings,
  letGoOn,
  unlessBack,
  type LastStay,
  type LeftTermFacts,
} from '../sentenced-person/release-from-term.ts';
import type { TermServed } from '../sentenced-person/term-served.ts';
import { whatBreachesLeadTo } from '../sentenced-person/what-a-breach-leads-to.ts';
import { controlOfParole, unlessControlled, type ControlOfParole } from './control-of-parole.ts';
import { revocationGrounds, type ParoleFact, type RevocationGround } from './parole.events.ts';
import { paroleState, type Parole } from './parole.state.ts';

export class RevokeParole {
  @Text({ says: 'Court', max: 200, example: 'Karaganda district court' })
  readonly court!: string;

  @LegalDay({ says: "Day of the court's decision", example: '2026-03-20' })
  readonly revokedOn!: LegalDate;

  @OneOf(breachKinds, { says: 'What the person did while on parole', example: 'NEGLIGENT_CRIME' })
  readonly breach!: BreachKind;

  @DaysOfBreach(['2026-02-10'])
  readonly breachDays!: readonly LegalDate[];

  @Texts({
    says: 'Breaches of other kinds that the ruling names beside it, each as its kind and its day: duties of every kind count together',
    max: 40,
    most: 50,
    pattern: new RegExp(`^(${breachKinds.join('|')}) \\d{4}-\\d{2}-\\d{2}$`),
    form: 'breaches, KIND YYYY-MM-DD',
    optional: true,
  })
  readonly otherBreaches?: readonly `${BreachKind} ${LegalDate}`[];

  @WholeNumber({ says: 'Written warnings before', min: 0, max: 100, optional: true })
  readonly warnings?: number;

  @LegalDay({ says: 'First day on which the rest of the term is served again', example: '2026-03-20' })
  readonly remainderFrom!: LegalDate;

  @IdOf('supervision', {
    says: 'Probation file of the control, which ends with it',
    optional: true,
    example: '0192e4a0-7b1c-7000-8000-0000000000b1',
  })
  readonly supervisionId?: Id<'supervision'>;

  @Text({ says: 'Ruling or verdict', max: 200, example: 'ruling 5-12/2026' })
  readonly documentRef!: string;
}

interface Facts extends LeftTermFacts {
  /** The probation file that is named. */
  readonly control?: ControlOfParole;
}

/**
 * A court revokes parole: the rest of the term is served, the days on parole are not served days, and the next parole is counted from the
 * remainder (CC 72(7), 86). Whether it may or must is the law's answer, which is recorded; where the law gives no reason, it is refused.
 */
export const revokeParole = continuing<RevokeParole, Parole, ParoleFact, Facts>({
  body: RevokeParole,
  name: 'revoke',
  does: 'Records that a court revoked parole, for what, and from which day the rest of the term is served.',
  by: ['court-registrar'],
  on: paroleState,
  unless: unlessGranted,
  reads: ({ body: { supervisionId }, state: { termId, personId } }): Readings<Facts> => ({
    ...leftTermReadings(termId, personId),
    ...(supervisionId !== undefined && { control: { stream: streamName('supervision', supervisionId), as: controlOfParole } }),
  }),
  decide: ({ body, state: { personId, termId, application }, facts, context }) => {
    if (application.is !== 'GRANTED') return refuse(nothingGranted);
    const { court, revokedOn, breach, breachDays, otherBreaches, warnings, remainderFrom, supervisionId } = body;
    const basis = basisOnTerm(facts, personId, 'CC 72(1)');
    if ('refused' in basis) return basis;
    const breaches = [...breachesOn(breach, breachDays), ...breachesBeside(otherBreaches)];
    const wrong =
      notYet('/revokedOn', revokedOn, context.today) ??
      tooEarly('/revokedOn', revokedOn, application.grantedOn, 'the day on which parole was granted') ??
      afterControl(breaches, lastDayOfControl(basis.term, application.until)) ??
      notOnParole(breaches, application.grantedOn, revokedOn) ??
      tooEarly('/remainderFrom', remainderFrom, application.grantedOn, 'the day on which parole was granted') ??
      unlessControlled(supervisionId, facts.control, termId);
    if (wrong) return refuse(wrong);
    const letGo = letGoFrom(basis.term, facts.stay, termId, application.grantedOn);
    const impossible =
      beforeLetGo('/revokedOn', revokedOn, letGo) ??
      unlessBack('/remainderFrom', remainderFrom, letGo, context.today) ??
      unlessBreached(breaches, { letGo, servedFrom: remainderFrom, appearance: 'PAROLEE_REGISTRATION' });
    if (impossible) return refuse(impossible);
    const answered = unlessContradicting('/breachDays', () =>
      whatBreachesLeadTo('PAROLE', revokedOn, basis, { breaches, ...(warnings !== undefined && { warnings }) }),
    );
    if ('refused' in answered) return answered;
    const { leaves, receipt } = answered;
    if (leaves === 'NO_END') {
      return refuse({
        code: 'nothing-to-revoke-for',
        reason: `The law does not let a court revoke parole for ${breaches.map(({ kind, on }) => `${kind} on ${on}`).join(', ')}.`,
        provision: receipt.provisions.join(', '),
        next: 'Check what the person did, and how often, against the ruling.',
        pointer: '/breach',
      });
    }
    const atLiberty = letGo === undefined ? undefined : daysAtLiberty(letGo, remainderFrom);
    return record({
      type: 'ParoleRevoked',
      effectiveOn: revokedOn,
      data: {
        ...{ personId, termId, court, revokedOn, ground: groundOf(breach, answered.shown) },
        ...(leaves !== 'UNKNOWN' && { mode: leaves }),
        remainderFrom,
        ...(atLiberty && { atLiberty }),
        ...(supervisionId !== undefined && { supervisionId }),
        receipt,
      },
    });
  },
});

function breachesBeside(others: RevokeParole['otherBreaches'] = []): readonly ToldBreach[] {
  return others.map((other) => {
    const [kind, on] = other.split(' ') as [BreachKind, LegalDate]; // of the form that the field was checked for
    return { kind, on, pointer: '/otherBreaches' };
  });
}

/** The day on which parole began: of the release, or of the decision where the punishment is served at liberty. CC 72(1). */
function letGoFrom(term: TermServed, stay: LastStay | undefined, termId: TermId, grantedOn: LegalDate): LegalDate | undefined {
  return term.punishment === 'RESTRICTION_OF_LIBERTY' ? grantedOn : letGoOn(stay, termId, 'PAROLE', grantedOn);
}

/** Control lasts as long as the rest of the term, which may have been cut or moved since the grant; without a last day of life. CC 72(2). */
function lastDayOfControl({ calculation }: TermServed, until: LegalDate | undefined): LegalDate | undefined {
  return until !== undefined && calculation?.verdict === 'COMPUTED' ? calculation.lastDay : until;
}

/** A court that may revoke parole of somebody who was a minor decides as by point 2, one that must as by point 3. CC 86(2)-(3). */
const pointOfProvision: Readonly<Partial<Record<string, RevocationGround>>> = {
  'CC 72(7)(1)': 1,
  'CC 72(7)(2)': 2,
  'CC 72(7)(3)': 3,
  'CC 86(2)': 2,
  'CC 86(3)': 3,
};

/** The point of CC 72(7) by which it is revoked: the last one that a rule names, otherwise that of the kind of breach. */
function groundOf(breach: BreachKind, shown: readonly string[]): RevocationGround {
  const named = shown.flatMap((provision) => pointOfProvision[provision] ?? []);
  const gravest = revocationGrounds.findLast((point) => named.includes(point));
  if (gravest !== undefined) return gravest;
  switch (breach) {
    case 'NEGLIGENT_CRIME':
    case 'MISDEMEANOUR':
      return 2;
    case 'INTENTIONAL_MINOR_CRIME':
    case 'INTENTIONAL_MEDIUM_CRIME':
    case 'INTENTIONAL_CRIME':
      return 3;
    case 'DUTY_NOT_DONE':
    case 'ABSENCE':
    case 'NO_SHOW':
    case 'MOVED_WITHOUT_NOTICE':
    case 'DEVICE_DAMAGED':
    case 'ADMINISTRATIVE_OFFENCE':
    case 'REFUSED_DEMANDS':
    case 'FORCED_LABOUR_DODGED':
    case 'LEFT_COUNTRY':
    case 'ABSCONDED':
    case 'CHILD_REFUSED':
      return 1;
  }
}

function unlessGranted({ application }: Parole): Refusal | undefined {
  return application.is === 'GRANTED' ? undefined : nothingGranted;
}

const nothingGranted: Refusal = {
  code: 'parole-not-granted',
  reason: 'No parole from this term is running.',
  next: 'Look at what became of the last application.',
};

function afterControl(breaches: readonly ToldBreach[], until: LegalDate | undefined): Refusal | undefined {
  const late = until === undefined ? undefined : breaches.find(({ on }) => on > until);
  if (late === undefined) return undefined;
  return {
    code: 'after-control',
    reason: `Control ended on ${String(until)}; what was done on ${late.on} revokes no parole.`,
    provision: 'CC 72(7)',
    next: 'Check the day against the ruling.',
    pointer: late.pointer,
  };
}

function notOnParole(breaches: readonly ToldBreach[], grantedOn: LegalDate, revokedOn: LegalDate): Refusal | undefined {
  const strange = breaches.find(({ on }) => on < grantedOn || on > revokedOn);
  if (strange === undefined) return undefined;
  return {
    code: 'not-on-parole',
    reason: `${strange.on} is not between the grant of ${grantedOn} and the decision of ${revokedOn}.`,
    next: 'Give the days on parole on which it happened.',
    pointer: strange.pointer,
  };
}

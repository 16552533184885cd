import { beginning, record, refuse, type Readings } from '../commands/command.ts';
import { IdOf, LegalDay, OneOf, Text } from '../commands/fields.ts';
import { notYet, tooEarly, type Refusal } from '../commands/refusal.ts';
import { streamName, type Id, type LegalDate } from '../event-log/event.ts';
import type { CaseId } from '../criminal-case/criminal-case.events.ts';
import { addDays } from '../law/calendar/legal-date.ts';
import type { TermId } from '../punishment-term/punishment-term.events.ts';
import { officeCode, regionOf } from '../regions/regions.ts';
import { caseInForce, type CaseInForce } from './case-in-force.ts';
import { grantedParole, type GrantedParole } from './granted-parole.ts';
import { livingPerson, unlessLiving, type LivingPerson } from './living-person.ts';
import { runningDeferral, type RunningDeferral } from './running-deferral.ts';
import { supervisionRules, unlessWithinGrant } from './supervision-bases.ts';
import { tooLate } from './supervision-interval.ts';
import { supervisionBases, type SupervisionBasis, type SupervisionFact } from './supervision.events.ts';
import { supervisionState, type Supervision } from './supervision.state.ts';

export class RegisterSupervision {
  @IdOf('person', { says: 'Person who is supervised' })
  readonly personId!: Id<'person'>;

  @OneOf(supervisionBases, { says: 'Why the person is under supervision' })
  readonly basis!: SupervisionBasis;

  @Text({ says: 'Probation office: P, two digits of the region, two of its own', ...officeCode })
  readonly office!: string;

  @IdOf('case', {
    says: 'Case with the sentence that is executed: for RESTRICTION_OF_LIBERTY, SUSPENDED and COMMUNITY_SERVICE, and for no other',
    optional: true,
    example: '0192e4a0-7b1c-7000-8000-0000000000ca',
  })
  readonly caseId?: CaseId;

  @IdOf('term', {
    says: 'Term from which parole was granted, or that a court deferred: for PAROLE and DEFERRED, and for no other',
    optional: true,
  })
  readonly termId?: TermId;

  @LegalDay({ says: 'First day of the supervision', example: '2024-03-01' })
  readonly from!: LegalDate;

  @LegalDay({
    says: 'Planned last day, inclusive; may be left out for PRE_TRIAL and for parole from a life term',
    optional: true,
    example: '2026-02-28',
  })
  readonly plannedTo?: LegalDate;

  @LegalDay({
    says: 'Last day for the first appearance: at most 10 days after the first day for RESTRICTION_OF_LIBERTY and SUSPENDED, 9 for PAROLE',
    example: '2024-03-11',
  })
  readonly firstVisitBy!: LegalDate;

  @Text({ says: 'Where the person lives', max: 300, example: 'Алматы, Абай даңғылы 10' })
  readonly residence!: string;

  @Text({
    says: 'Phone, in the international form',
    max: 16,
    pattern: /^\+\d{7,15}$/,
    form: 'a plus and 7 to 15 digits',
    optional: true,
    example: '+77010000000',
  })
  readonly phone?: string;

  @Text({ says: 'Order or decision that the supervision rests on', max: 200, optional: true })
  readonly documentRef?: string;
}

interface Facts {
  readonly person?: LivingPerson;
  readonly sentenced?: CaseInForce;
  readonly parole?: GrantedParole;
  readonly deferral?: RunningDeferral;
}

/** Somebody comes under supervision at liberty, on a verdict in force, on parole, after release, or of their own will before trial. */
export const registerSupervision = beginning<RegisterSupervision, Supervision, SupervisionFact, Facts>({
  body: RegisterSupervision,
  name: 'register',
  does: 'Registers a person for supervision: the basis, the office, the first and the planned last day, the last day for the first appearance.',
  by: ['officer', 'supervisor'],
  on: supervisionState,
  reads: ({ body }) => ({
    person: { stream: streamName('person', body.personId), as: livingPerson },
    ...(body.caseId !== undefined && { sentenced: { stream: streamName('case', body.caseId), as: caseInForce } }),
    ...(body.termId !== undefined && grantReading(body.basis, body.termId)),
  }),
  decide: ({ body, facts, context }) => {
    const { personId, basis, office, caseId, termId, from, plannedTo, firstVisitBy, residence, phone } = body;
    const refusal =
      unlessLiving(facts.person) ??
      notYet('/from', from, context.today) ??
      unlessRestsOn(body, facts) ??
      unlessPlanned(body, facts) ??
      unlessAppearsInTime(body);
    if (refusal) return refuse(refusal);
    return record({
      type: 'SupervisionRegistered',
      effectiveOn: from,
      data: {
        personId,
        basis,
        office,
        region: regionOf(office),
        ...(caseId && { caseId }),
        ...(termId && { termId }),
        from,
        ...(plannedTo && { plannedTo }),
        firstVisitBy,
      },
      personal: { residence, ...(phone !== undefined && { phone }) },
    });
  },
});

function grantReading(basis: SupervisionBasis, termId: TermId): Readings<Pick<Facts, 'parole' | 'deferral'>> {
  return basis === 'DEFERRED'
    ? { deferral: { stream: streamName('deferral', termId), as: runningDeferral } }
    : { parole: { stream: streamName('parole', termId), as: grantedParole } };
}

/** The verdict, the parole or the deferral that the basis names must be there, be this person's, and be in force on the first day. */
function unlessRestsOn(
  { personId, basis, caseId, termId, from }: RegisterSupervision,
  { sentenced, parole, deferral }: Facts,
): Refusal | undefined {
  const { restsOn } = supervisionRules[basis];
  if (caseId !== undefined && restsOn.what !== 'case') return notAskedFor('/caseId', 'case', basis);
  if (termId !== undefined && restsOn.what !== 'parole' && restsOn.what !== 'deferral') return notAskedFor('/termId', 'term', basis);
  switch (restsOn.what) {
    case 'nothing':
      return undefined;
    case 'parole':
      if (termId === undefined) return needed('/termId', 'term from which parole was granted', basis);
      return unlessGranted(personId, from, parole);
    case 'deferral':
      if (termId === undefined) return needed('/termId', 'term that a court deferred', basis);
      return unlessDeferred(personId, from, deferral);
    case 'case':
      if (caseId === undefined) return needed('/caseId', 'case with the sentence', basis);
      return unlessSentenced(personId, from, restsOn.sentence, sentenced);
  }
}

function unlessSentenced(
  personId: string,
  from: LegalDate,
  sentence: { readonly punishment: string; readonly suspended: boolean; readonly called: string },
  sentenced: CaseInForce | undefined,
): Refusal | undefined {
  const pointer = '/caseId';
  if (sentenced?.personId !== personId) {
    return { code: 'case-unknown', reason: 'This person has no case under this id.', next: 'Look up the cases of the person.', pointer };
  }
  if (sentenced.inForceOn === undefined) {
    return {
      code: 'case-not-in-force',
      reason: 'The verdict is not in force.',
      next: 'Record that the verdict came into force first.',
      pointer,
    };
  }
  const fitting = sentenced.sentences.some(
    ({ punishment, suspended, joined }) => joined !== true && punishment === sentence.punishment && suspended === sentence.suspended,
  );
  if (!fitting) {
    return {
      code: 'no-fitting-sentence',
      reason: `The case has no sentence to ${sentence.called}.`,
      next: 'Choose the basis that the verdict names.',
      pointer,
    };
  }
  return tooEarly('/from', from, sentenced.inForceOn, 'on which the verdict came into force');
}

function unlessGranted(personId: string, from: LegalDate, parole: GrantedParole | undefined): Refusal | undefined {
  if (parole?.personId !== personId || parole.granted === undefined) {
    return {
      code: 'parole-not-granted',
      reason: 'No parole was granted to this person from this term.',
      provision: 'CC 72',
      next: 'Record the decision of the court first.',
      pointer: '/termId',
    };
  }
  return tooEarly('/from', from, parole.granted.on, 'on which parole was granted');
}

function unlessDeferred(personId: string, from: LegalDate, deferral: RunningDeferral | undefined): Refusal | undefined {
  if (deferral?.personId !== personId || deferral.running === undefined) {
    return {
      code: 'deferral-not-running',
      reason: 'No deferral of this term runs that a court granted to this person.',
      provision: 'CC 74',
      next: 'Record the decision of the court first.',
      pointer: '/termId',
    };
  }
  return tooEarly('/from', from, deferral.running.since, 'on which the term was deferred');
}

/** The last day must be planned, unless nothing limits the control, and cannot lie beyond what the court granted. */
function unlessPlanned({ basis, from, plannedTo }: RegisterSupervision, facts: Facts): Refusal | undefined {
  const forLife = basis === 'PAROLE' && facts.parole?.granted?.until === undefined;
  if (plannedTo !== undefined) {
    return tooEarly('/plannedTo', plannedTo, from, 'the first day') ?? unlessWithinGrant(plannedTo, facts);
  }
  if (supervisionRules[basis].ends === 'open' || forLife) return undefined;
  return needed('/plannedTo', 'planned last day', basis);
}

function unlessAppearsInTime({ basis, from, firstVisitBy }: RegisterSupervision): Refusal | undefined {
  const { firstVisit } = supervisionRules[basis];
  return (
    tooEarly('/firstVisitBy', firstVisitBy, from, 'the first day') ??
    (firstVisit &&
      tooLate(
        '/firstVisitBy',
        firstVisitBy,
        addDays(from, firstVisit.withinDays),
        'the last day on which the person may first appear',
        firstVisit.provision,
      ))
  );
}

function needed(pointer: string, what: string, basis: SupervisionBasis): Refusal {
  return {
    code: 'missing-on-this-basis',
    reason: `The basis ${basis} needs the ${what}.`,
    next: 'Add it, or choose another basis.',
    pointer,
  };
}

function notAskedFor(pointer: string, what: string, basis: SupervisionBasis): Refusal {
  return {
    code: 'not-on-this-basis',
    reason: `The basis ${basis} does not rest on a ${what}.`,
    next: 'Leave it out, or choose another basis.',
    pointer,
  };
}

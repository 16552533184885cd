import { continuing, recordTogether, refuse } from '../commands/command.ts';
import { LegalDay, OneOf, Text } from '../commands/fields.ts';
import { streamName, type LegalDate } from '../event-log/event.ts';
import { evaluate } from '../law/evaluate.ts';
import { identifierSchemes, type IdentifierFact, type IdentifierScheme } from './person.events.ts';
import { personState, type Person } from './person.state.ts';
import { unlessDead } from './record-death.ts';

const checks = ['CHECKED', 'AS_DOCUMENTED'] as const;

export class RecordIdentifier {
  @LegalDay({ says: 'Day from which the identifier is known' })
  readonly on!: LegalDate;

  @OneOf(identifierSchemes, { says: 'Kind of identifier', example: 'PASSPORT' })
  readonly scheme!: IdentifierScheme;

  @Text({
    says: 'The identifier itself; an IIN has 12 digits',
    max: 40,
    pattern: /^[0-9A-Z/-]+$/,
    form: 'capital letters, digits, hyphens and slashes',
    example: 'N12345678',
  })
  readonly value!: string;

  @OneOf(checks, {
    says: 'CHECKED: it must pass its check digit and agree with sex and date of birth; AS_DOCUMENTED: recorded as the document shows it',
  })
  readonly check!: (typeof checks)[number];

  @Text({ says: 'Document that shows it', max: 200, example: 'passport' })
  readonly documentRef!: string;
}

/** A person's number in some scheme; nobody else can have it, and nobody has two of one scheme. */
export const recordIdentifier = continuing({
  body: RecordIdentifier,
  name: 'record-identifier',
  does: 'Records an identifier, which nobody else may have: IIN, passport, number of an older register.',
  by: ['officer', 'supervisor', 'facility', 'court-registrar'],
  on: personState,
  unless: unlessDead,
  decide: ({ body, state: person, context }) => {
    const { scheme, value } = body;
    if (person.identifiers.includes(scheme)) {
      return refuse({
        code: 'identifier-recorded',
        reason: `The person already has an identifier of the scheme ${scheme}.`,
        next: 'Correct it if it is wrong.',
        pointer: '/scheme',
      });
    }
    const fault = scheme === 'IIN' && body.check === 'CHECKED' ? faultOfIin(value, person, context.today) : undefined;
    if (fault !== undefined) {
      return refuse({
        code: 'identity-number',
        reason: `The IIN does not hold: ${fault}.`,
        next: 'Compare it with the document; record it AS_DOCUMENTED where the document shows it so.',
        pointer: '/value',
      });
    }
    const token = context.keyedHash(scheme, value);
    const verified = body.check === 'CHECKED';
    const { personId } = person;
    return recordTogether(
      [{ type: 'IdentifierRecorded', effectiveOn: body.on, data: { personId, scheme, token, verified }, personal: { value } }],
      [
        {
          stream: streamName('identifier', `${scheme}-${token}`),
          expected: 'no-stream',
          facts: [{ type: 'IdentifierReserved', effectiveOn: body.on, data: { personId, scheme, token } } satisfies IdentifierFact],
          otherwise: {
            code: 'identifier-taken',
            reason: 'Another person is recorded with this identifier.',
            next: 'Search for that person before you register a second one.',
            pointer: '/value',
          },
        },
      ],
    );
  },
});

/** What speaks against a number being this person's IIN: its own digits, or the sex and the date of birth that they tell. */
function faultOfIin(iin: string, { sex, birthDate }: Person, today: LegalDate): string | undefined {
  const { answer } = evaluate('identity-number', { iin, sex }, today);
  if (!answer.valid) return String(answer.because);
  return answer.birthDate === birthDate ? undefined : `it tells ${answer.birthDate} as the date of birth`;
}

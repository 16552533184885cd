import { describe, expect, it } from '@jest/globals';
import { checkBody } from '../commands/check-body.ts';
import type { AnyFact, EventId, LegalDate, Position, Recorded, StreamName } from '../event-log/event.ts';
import type { Ask } from '../process-managers/process-manager.ts';
import { markDecisions } from './mark-decisions.ts';

const asel = '0192e4a0-7b1c-7000-8000-000000000001';
const correctionId = '0192e4a0-7b1c-7000-8000-00000000c001';
const person = `person-${asel}` as StreamName; // names of a spec
const term = 'term-0192e4a0-7b1c-7000-8000-0000000000f1' as StreamName;
const parole = 'parole-0192e4a0-7b1c-7000-8000-0000000000f1' as StreamName;
const custody = `custody-${asel}` as StreamName;

/** What was recorded of Asel, in order; each decision names what it had read. */
class Log {
  readonly facts: Recorded<AnyFact>[] = [];

  and(stream: StreamName, type: string, { basis = '', data = {} }: { readonly basis?: string; readonly data?: object } = {}): this {
    const effectiveOn: LegalDate = '2025-01-01';
    this.facts.push({
      ...{ type, effectiveOn, data: { personId: asel, ...data }, stream },
      revision: this.facts.filter((fact) => fact.stream === stream).length,
      position: BigInt(this.facts.length + 1) as Position,
      recordedAt: new Date('2026-11-21T09:00:00Z'),
      eventId: `event-${String(this.facts.length)}` as EventId,
      metadata: { commandId: `command-${String(this.facts.length)}`, ...(basis !== '' && { basis }) },
    });
    return this;
  }

  /** What is asked for because of the last fact. */
  asks(): readonly Ask[] {
    const last = this.facts.at(-1);
    if (last === undefined) throw new Error('nothing is recorded');
    expect(markDecisions.looksAt?.(last)).toBe(asel);
    return markDecisions.react(last, this.facts);
  }

  /** The decisions that are marked because of the last fact, each with what it had read. */
  marked(): readonly string[] {
    return this.asks().flatMap(({ command, body }) => {
      if (command.name !== 'mark-decision') return [];
      const { decision, because } = body as { readonly decision: Place; readonly because: Place }; // of that command
      return [`${decision.type} because of ${because.type}`];
    });
  }
}

interface Place {
  readonly type: string;
}

const said = { effectiveOn: '2023-10-04', data: {} };
const voided = { correctionId, target: 1, targetType: 'TimeCredited', was: said };
const granted = { stream: parole, revision: 1, type: 'ParoleGranted' };
const credit = { stream: term, revision: 1, type: 'TimeCredited' };

/** Parole was granted on a credit that is then voided. */
function corrected(): Log {
  return new Log()
    .and(term, 'TermOpened')
    .and(term, 'TimeCredited')
    .and(parole, 'ParoleOpened')
    .and(parole, 'ParoleGranted', { basis: `${term}@1` })
    .and(term, 'Voided', { data: voided });
}

function note(log: Log): Log {
  return log.and(parole, 'BasisChanged', { data: { correctionId, decision: granted, because: credit } });
}

describe('a corrected fact', () => {
  it('marks the decisions that had rested on it', () => {
    expect(corrected().marked()).toEqual(['ParoleGranted because of TimeCredited']);
  });
});

describe('a decision between the correction and the note', () => {
  it('is marked where it had read the decision that rested on the corrected fact', () => {
    const log = corrected().and(custody, 'ReleaseAuthorised', { basis: `${parole}@1 ${term}@2` });
    expect(note(log).marked()).toEqual(['ReleaseAuthorised because of ParoleGranted']);
  });

  it('is marked where it stands on the same stream', () => {
    const log = corrected().and(parole, 'ParoleRevoked', { basis: `${term}@2` });
    expect(note(log).marked()).toEqual(['ParoleRevoked because of ParoleGranted']);
  });

  it('is not marked where it had read only what was there before', () => {
    expect(note(corrected().and(custody, 'ReleaseAuthorised', { basis: `${parole}@0` })).marked()).toEqual([]);
  });

  it('is left to the note beside the decision that it rested on, which is marked meanwhile itself', () => {
    const log = note(
      corrected()
        .and(parole, 'ParoleRevoked')
        .and(custody, 'ReleaseAuthorised', { basis: `${parole}@2` }),
    );
    expect(log.marked()).toContain('ParoleRevoked because of ParoleGranted');
    const revoked = { stream: parole, revision: 2, type: 'ParoleRevoked' };
    log.and(parole, 'BasisChanged', { data: { correctionId, decision: revoked, because: granted } });
    expect(log.marked()).toEqual(['ReleaseAuthorised because of ParoleRevoked']);
  });
});

describe('a decision after the note', () => {
  it('is not marked: whoever made it had the note before them', () => {
    const log = note(corrected());
    const noted = log.facts.at(-1) as Recorded<AnyFact>; // it was recorded last
    log.and(custody, 'ReleaseAuthorised', { basis: `${parole}@2` });
    expect(markDecisions.react(noted, log.facts)).toEqual([]);
  });
});

describe('personal data that are corrected', () => {
  const registered = { sex: 'F', birthDate: '1990-04-17', citizenship: 'KZ' };
  const why = { corrects: 0, reason: 'CLERICAL_ERROR', legalBasis: 'PEC 91', approvedBy: 'supervisor-7' };
  const known = (): Log =>
    new Log()
      .and(person, 'PersonRegistered', { data: registered })
      .and(parole, 'ParoleOpened', { basis: `${person}@0` })
      .and(custody, 'PersonAdmitted', { basis: `${person}@0` });

  it.each([{ birthDate: '1967-04-17' }, { sex: 'M' }, { citizenship: 'RU' }])('mark what had read them: %j', (data) => {
    const log = known().and(person, 'PersonalDataCorrected', { data: { ...why, ...data } });
    expect(log.marked()).toEqual(['ParoleOpened because of PersonRegistered']);
  });

  it('are noted once, under an id that follows from the event, with which data changed and not what they say', () => {
    const log = known().and(person, 'PersonalDataCorrected', { data: { ...why, birthDate: '1967-04-17', citizenship: 'KZ' } });
    const [first, second] = log.asks();
    expect(first?.command.name).toBe('note-personal-correction');
    expect(first?.body).toEqual({
      personId: asel,
      target: { stream: person, revision: 0, type: 'PersonRegistered' },
      correctedBy: { stream: person, revision: 1, type: 'PersonalDataCorrected' },
      changed: ['birthDate'],
      approvedBy: 'supervisor-7',
    });
    expect(JSON.stringify(log.asks())).not.toContain('1967');
    expect(second?.id).toBe(first?.id);
    expect(log.asks()).toEqual(log.asks());
  });

  it('mark what had read them where they correct a correction that said nothing of them', () => {
    const log = known().and(person, 'PersonalDataCorrected', { data: why });
    log.and(person, 'PersonalDataCorrected', { data: { ...why, corrects: 1, birthDate: '1967-04-17' } });
    expect(log.marked()).toEqual(['ParoleOpened because of PersonRegistered']);
  });

  it('mark only what had read the day that the last correction told, where they correct that', () => {
    const log = known().and(person, 'PersonalDataCorrected', { data: { ...why, birthDate: '1991-04-17' } });
    log.and(parole, 'ParoleWithdrawn', { basis: `${person}@0` }).and(custody, 'ReleaseAuthorised', { basis: `${person}@1` });
    log.and(person, 'PersonalDataCorrected', { data: { ...why, corrects: 1, birthDate: '1967-04-17' } });
    expect(log.marked()).toEqual(['ReleaseAuthorised because of PersonalDataCorrected']);
  });

  it.each([{}, { birthDate: '1990-04-17' }, { sex: 'F', citizenship: 'KZ' }])(
    'mark nothing where only a name changed, or they say what they said: %j',
    (data) => {
      expect(
        known()
          .and(person, 'PersonalDataCorrected', { data: { ...why, ...data } })
          .asks(),
      ).toEqual([]);
    },
  );

  it('ask for nothing where nothing had rested on them', () => {
    const log = new Log().and(person, 'PersonRegistered', { data: registered });
    expect(log.and(person, 'PersonalDataCorrected', { data: { ...why, sex: 'M' } }).asks()).toEqual([]);
  });

  it('mark what was decided meanwhile on a decision that had read them', () => {
    const log = known()
      .and(person, 'PersonalDataCorrected', { data: { ...why, birthDate: '1967-04-17' } })
      .and(parole, 'ParoleGranted', { basis: `${person}@1` });
    const id = log.facts.slice(0, 4);
    const opened = { stream: parole, revision: 0, type: 'ParoleOpened' };
    const noted = markDecisions.react(id.at(-1) as Recorded<AnyFact>, id)[0]?.id; // the correction is there
    const because = { stream: person, revision: 0, type: 'PersonRegistered' };
    log.and(parole, 'BasisChanged', { data: { correctionId: noted, decision: opened, because } });
    expect(log.marked()).toEqual(['ParoleGranted because of ParoleOpened']);
  });
});

describe('what is asked for', () => {
  it('are bodies that the commands take', () => {
    const log = new Log().and(person, 'PersonRegistered', { data: { sex: 'F', birthDate: '1990-04-17', citizenship: 'KZ' } });
    log.and(parole, 'ParoleOpened', { basis: `${person}@0` });
    log.and(person, 'PersonalDataCorrected', { data: { corrects: 0, sex: 'M', approvedBy: 'supervisor-7' } });
    for (const { command, body } of [...corrected().asks(), ...log.asks()])
      expect(checkBody(command.body, body)).not.toHaveProperty('faults');
  });
});

import { allows } from '../../libs/access/allows.ts';
import type { Principal } from '../../libs/access/principal.ts';
import { criminalCaseState } from '../../libs/criminal-case/criminal-case.state.ts';
import { deferralState } from '../../libs/deferral/deferral.state.ts';
import { fold, type StreamState } from '../../libs/event-log/decider.ts';
import { idOf, streamName, type AnyFact, type StreamName } from '../../libs/event-log/event.ts';
import { paroleState } from '../../libs/parole/parole.state.ts';
import { termServed } from '../../libs/sentenced-person/term-served.ts';
import { capabilities } from '../capabilities.ts';
import type { NextStep } from './next-steps.ts';

/** The streams of a person, each with its facts in order. */
export type PersonStreams = ReadonlyMap<StreamName, readonly AnyFact[]>;

/** By collection: the things of a person whose ids it takes, one for each thing that something may be begun about now. */
const addressedBy: Readonly<Record<string, (personId: string, streams: PersonStreams) => readonly string[]>> = {
  custody: (personId) => [personId],
  parole: termsServed,
  substitutions: termsServed,
  deferrals: termsServed,
  reconciliations: (_, streams) => idsOf(streams, criminalCaseState, ({ inForceOn }) => inForceOn === undefined),
};

/** Collections of things that exist already wherever a person does, or are about nobody. */
const begunElsewhere: readonly string[] = ['persons', 'amnesty-acts', 'amnesty-decisions'];

/**
 * What may be begun about a person: a case, a term, a supervision under a new id; a first stay in custody; an application from a term that
 * is served. Whether the law allows it is answered when it is asked for.
 */
export function beginnings(principal: Principal, personId: string, streams: PersonStreams): readonly NextStep[] {
  return capabilities
    .filter(({ collection }) => !begunElsewhere.includes(collection))
    .flatMap(({ collection, on, commands }) => {
      const ids = addressedBy[collection]?.(personId, streams) ?? ['{new id}'];
      const free = ids.filter((id) => !streams.has(streamName(on.category, id)));
      return commands
        .filter((command) => command.begins !== 'nothing' && allows(principal, command.by))
        .flatMap(({ does, name }) => free.map((id): NextStep => ({ does, method: 'POST', href: `/v1/${collection}/${id}/${name}` })));
    });
}

/** Terms whose sentence is being carried out: not over, not suspended, and the person is not released from them. */
function termsServed(_: string, streams: PersonStreams): readonly string[] {
  const released = [
    ...idsOf(streams, paroleState, ({ application }) => application.is === 'GRANTED'),
    ...idsOf(streams, deferralState, ({ standing }) => standing.is === 'RUNNING'),
  ];
  const served = idsOf(streams, termServed, ({ completedOn, sentence }) => completedOn === undefined && sentence?.suspended === false);
  return served.filter((id) => !released.includes(id));
}

function idsOf<State, F extends AnyFact>(streams: PersonStreams, kind: StreamState<State, F>, wanted: (state: State) => boolean): string[] {
  return [...streams].flatMap(([stream, facts]) => {
    if (!stream.startsWith(`${kind.category}-`)) return [];
    const state = fold(kind, facts as readonly F[]); // the facts of a stream of that kind
    return state !== undefined && wanted(state) ? [idOf(stream, kind.category)] : [];
  });
}

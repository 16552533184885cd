/** What can go wrong with one call from one process to something outside of it. */
export const faults = [
  'crash before', // the caller dies before anything of the call has left it
  'crash after', // the caller dies when the call has had its effect, before the answer
  'unavailable', // refused, and it says that nothing was done
  'busy', // refused, since too much is waiting
  'lost request', // an error that does not say whether it was done; it was not
  'lost reply', // an error that does not say whether it was done; it was
  'late request', // others are faster, whoever called first
  'late reply', // the answer is old when it comes
  'zombie', // the caller is stopped at this point, another takes its place, and later it goes on
  'doubled', // every event of the page twice
  'shorter', // fewer events than there are
  'overlapping', // the page begins before the events that were asked for
  'old page', // the page of an earlier call once more
  'woken for nothing',
  'not woken',
] as const;

export type Fault = (typeof faults)[number];

type Kind = 'read' | 'write' | 'append' | 'page' | 'wake' | 'send';

/** Who calls what: every port of every process of the simulated installation. */
export const calls = {
  sender: { 'api.command': 'send' },
  api: { 'log.carriedOut': 'read', 'log.readStream': 'read', 'log.append': 'append', 'seal.seal': 'write', 'seal.open': 'read' },
  worker: {
    'log.readAll': 'page',
    'log.wake': 'wake',
    'seal.open': 'read',
    'store.checkpoints': 'read',
    'store.isEmpty': 'read',
    'store.rows': 'read',
    'store.parkedKeys': 'read',
    'store.commit': 'write',
    'leases.holds': 'read',
    'gate.checkpoints': 'read',
    'gate.listen': 'read',
  },
  process: {
    'log.readAll': 'page',
    'log.wake': 'wake',
    'log.head': 'read',
    'log.carriedOut': 'read',
    'log.readStream': 'read',
    'log.append': 'append',
    'seal.seal': 'write',
    'seal.open': 'read',
    'checkpoints.position': 'read',
    'checkpoints.begin': 'write',
    'checkpoints.move': 'write',
    dispatch: 'append',
  },
  reader: { 'gate.checkpoints': 'read', 'gate.listen': 'read' },
} as const satisfies Readonly<Record<string, Readonly<Record<string, Kind>>>>;

export type Role = keyof typeof calls;
export type Call = { [R in Role]: keyof (typeof calls)[R] }[Role];

/** Why the fault cannot befall such a call; `undefined` where it can. */
function impossible(kind: Kind, fault: Fault): string | undefined {
  switch (fault) {
    case 'crash before':
    case 'crash after':
    case 'zombie':
      return kind === 'send' ? 'whoever sends is a person outside' : undefined;
    case 'unavailable':
    case 'late request':
    case 'late reply':
      return kind === 'wake' && fault !== 'unavailable' ? 'being woken late is not being woken in time' : undefined;
    case 'busy':
      return kind === 'append' ? undefined : 'only appends wait in a queue';
    case 'lost request':
    case 'lost reply':
      return kind === 'write' || kind === 'append' || kind === 'send' ? undefined : 'it changes nothing: the same as unavailable';
    case 'doubled':
    case 'shorter':
    case 'overlapping':
    case 'old page':
      return kind === 'page' ? undefined : 'it answers no page';
    case 'woken for nothing':
    case 'not woken':
      return kind === 'wake' ? undefined : 'nobody sleeps in it';
  }
}

function kindOf(role: Role, call: string): Kind {
  const ofRole: Readonly<Record<string, Kind>> = calls[role];
  const kind = ofRole[call];
  if (kind === undefined) throw new Error(`A ${role} does not call ${call}`);
  return kind;
}

export function whyImpossible(role: Role, call: string, fault: Fault): string | undefined {
  return impossible(kindOf(role, call), fault);
}

const possible = new Map<string, readonly Fault[]>();

/** The faults that can befall a call. */
export function faultsOf(role: Role, call: string): readonly Fault[] {
  const name = `${role} ${call}`;
  const known = possible.get(name);
  if (known !== undefined) return known;
  const kind = kindOf(role, call);
  const those = faults.filter((fault) => impossible(kind, fault) === undefined);
  possible.set(name, those);
  return those;
}

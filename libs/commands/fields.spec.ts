import { describe, expect, it } from '@jest/globals';
import { checkBody } from './check-body.ts';
import {
  exampleOf,
  fieldsOf,
  IdOf,
  IdsOf,
  isCalendarDay,
  isUuid,
  LegalDay,
  OneOf,
  Part,
  schemaOf,
  SomeOf,
  Text,
  WholeNumber,
  YesNo,
} from './fields.ts';

const first = '0192e4a0-7b1c-7000-8000-000000000001';
const second = '0192e4a0-7b1c-7000-8000-000000000002';

class Length {
  @WholeNumber({ says: 'Years', min: 1, max: 30 })
  readonly years!: number;
}

class Everything {
  @LegalDay({ says: 'A day' })
  readonly day!: string;

  @IdOf('person', { says: 'A person' })
  readonly person!: string;

  @OneOf(['RED', 'GREEN'], { says: 'A colour' })
  readonly colour!: string;

  @SomeOf(['RED', 'GREEN', 'BLUE'], { says: 'Colours', min: 1 })
  readonly colours!: readonly string[];

  @IdsOf('charge', { says: 'Charges' })
  readonly charges!: readonly string[];

  @Text({ says: 'Words', max: 5 })
  readonly words!: string;

  @Text({ says: 'A code', max: 2, pattern: /^[A-Z]{2}$/, form: 'two capital letters', example: 'KZ' })
  readonly code!: string;

  @WholeNumber({ says: 'A number', min: -1, max: 12 })
  readonly number!: number;

  @YesNo({ says: 'An answer' })
  readonly answer!: boolean;

  @Part(Length, { says: 'A length' })
  readonly length!: Length;
}

class Choice {
  @SomeOf(['RED', 'GREEN'], { says: 'Colours, or none' })
  readonly colours!: readonly string[];

  @LegalDay({ says: 'A day', optional: true })
  readonly day?: string;

  @Text({ says: 'Words', max: 5, optional: true, example: 'words' })
  readonly words?: string;

  @Part(Length, { says: 'A length', optional: true })
  readonly length?: Length;
}

const everything = exampleOf(Everything);

describe('the example of a body', () => {
  it('passes', () => {
    expect(checkBody(Everything, everything)).toEqual({ body: everything });
    expect(checkBody(Choice, exampleOf(Choice))).toEqual({ body: { colours: ['RED'], words: 'words' } });
  });

  it('leaves optional fields without an example out', () => {
    expect(exampleOf(Choice)).toEqual({ colours: ['RED'], words: 'words' });
  });
});

describe('the schema of a body', () => {
  it('names every field in order, which of them are required, and allows no other', () => {
    const schema = schemaOf(Choice);
    expect(schema['type']).toBe('object');
    expect(schema['additionalProperties']).toBe(false);
    expect(schema['required']).toEqual(['colours']);
    expect(fieldsOf(Choice).map((field) => field.name)).toEqual(['colours', 'day', 'words', 'length']);
  });

  it('says the limits of each field, with its meaning and its example', () => {
    expect(schemaOf(Everything)['properties']).toEqual({
      day: { type: 'string', format: 'date', pattern: expect.any(String), example: '2024-02-01', description: 'A day' },
      person: { type: 'string', format: 'uuid', example: first, description: 'A person' },
      colour: { type: 'string', enum: ['RED', 'GREEN'], example: 'RED', description: 'A colour' },
      colours: {
        type: 'array',
        items: { type: 'string', enum: ['RED', 'GREEN', 'BLUE'] },
        uniqueItems: true,
        minItems: 1,
        example: ['RED'],
        description: 'Colours',
      },
      charges: {
        type: 'array',
        items: { type: 'string', format: 'uuid' },
        uniqueItems: true,
        minItems: 1,
        maxItems: 100,
        example: [first],
        description: 'Charges',
      },
      words: { type: 'string', minLength: 1, maxLength: 5, example: 'text', description: 'Words' },
      code: { type: 'string', minLength: 1, maxLength: 2, pattern: '^[A-Z]{2}$', example: 'KZ', description: 'A code' },
      number: { type: 'integer', minimum: -1, maximum: 12, example: -1, description: 'A number' },
      answer: { type: 'boolean', example: false, description: 'An answer' },
      length: {
        type: 'object',
        additionalProperties: false,
        required: ['years'],
        properties: { years: { type: 'integer', minimum: 1, maximum: 30, example: 1, description: 'Years' } },
        description: 'A length',
      },
    });
  });

  it('says of a class without fields that nothing is asked for', () => {
    class Nothing {}
    expect(schemaOf(Nothing)).toEqual({ type: 'object', additionalProperties: false, required: [], properties: {} });
  });
});

describe('a required field', () => {
  it.each(fieldsOf(Everything).map((field) => field.name))('%s is missing where it is left out or null', (name) => {
    const without = Object.fromEntries(Object.entries(everything).filter(([field]) => field !== name));
    expect(codesOf(Everything, without)).toEqual([`/${name} missing`]);
    expect(faultOf(name, null)).toBe('missing');
  });
});

describe('an optional field', () => {
  it.each([
    ['day', 'date'],
    ['words', 'text'],
    ['length', 'object'],
  ])('%s may be left out and may not be null', (name, code) => {
    expect(codesOf(Choice, { colours: [] })).toEqual([]);
    expect(codesOf(Choice, { colours: [], [name]: null })).toEqual([`/${name} ${code}`]);
  });
});

describe('a legal day', () => {
  it.each(['1900-01-01', '2199-12-31', '2024-02-29', '2000-02-29', '2023-02-28', '2024-04-30', '2024-12-31'])('%s is one', (day) => {
    expect(faultOf('day', day)).toBeUndefined();
    expect(isCalendarDay(day)).toBe(true);
  });

  it.each([
    '1899-12-31',
    '2200-01-01',
    '2023-02-29',
    '1900-02-29',
    '2100-02-29',
    '2023-02-30',
    '2024-04-31',
    '2024-00-10',
    '2024-13-01',
    '2024-01-00',
    '2024-01-32',
    '2024-1-1',
    '24-01-01',
    '01.02.2024',
    '2024-02-01T00:00:00Z',
    ' 2024-02-01',
    '2024-02-01\n',
    '２０２４-02-01',
    '',
    20240201,
    [],
    {},
    true,
  ])('%j is none', (day) => {
    expect(faultOf('day', day)).toBe('date');
  });
});

describe('the id of something recorded', () => {
  it.each([first, '6f9619ff-8b86-4011-b42d-00cf4fc964ff', '00000000-0000-1000-8000-000000000000', '00000000-0000-8000-b000-000000000000'])(
    '%s is one',
    (id) => {
      expect(faultOf('person', id)).toBeUndefined();
      expect(isUuid(id)).toBe(true);
    },
  );

  it.each([
    first.toUpperCase(),
    `{${first}}`,
    first.replaceAll('-', ''),
    `${first}0`,
    first.slice(0, -1),
    ` ${first}`,
    `${first}\n`,
    '00000000-0000-0000-0000-000000000000',
    '0192e4a0-7b1c-9000-8000-000000000001',
    '0192e4a0-7b1c-7000-c000-000000000001',
    'person-1',
    '',
    1,
    [first],
    {},
  ])('%j is none', (id) => {
    expect(faultOf('person', id)).toBe('id');
  });
});

describe('one of several codes', () => {
  it.each(['RED', 'GREEN'])('%s is one', (code) => {
    expect(faultOf('colour', code)).toBeUndefined();
  });

  it.each(['BLUE', 'red', 'RED ', '', 'toString', 0, ['RED'], {}, true])('%j is none', (code) => {
    expect(faultOf('colour', code)).toBe('one-of');
  });
});

describe('some of several codes', () => {
  it.each([[['RED']], [['RED', 'BLUE']], [['BLUE', 'GREEN', 'RED']]])('%j are', (codes) => {
    expect(faultOf('colours', codes)).toBeUndefined();
  });

  it.each([[[]], [['RED', 'RED']], [['BLACK']], [['RED', null]], [[['RED']]], ['RED'], [{ 0: 'RED', length: 1 }], [1]])(
    '%j are not',
    (codes) => {
      expect(faultOf('colours', codes)).toBe('some-of');
    },
  );

  it('may be none where nothing is asked for', () => {
    expect(codesOf(Choice, { colours: [] })).toEqual([]);
  });
});

describe('ids of several things', () => {
  it.each([
    [1, [first]],
    [2, [first, second]],
    [100, Array.from({ length: 100 }, (_, index) => idNumbered(index))],
  ])('%i of them are told apart', (_, ids) => {
    expect(faultOf('charges', ids)).toBeUndefined();
  });

  it.each([
    ['none', []],
    ['101', Array.from({ length: 101 }, (_, index) => idNumbered(index))],
    ['the same one twice', [first, first]],
    ['one that is no id', [first, 'charge-2']],
    ['a null among them', [first, null]],
    ['a list in a list', [[first]]],
    ['a text', first],
    ['an object', {}],
  ])('are refused as %s', (_, ids) => {
    expect(faultOf('charges', ids)).toBe('ids');
  });
});

describe('words', () => {
  it.each(['a', 'abcde', 'a b', 'Әсел', 'й', '👩👩👩👩👩', '-'])('%j are', (words) => {
    expect(faultOf('words', words)).toBeUndefined();
  });

  const notWords: readonly (readonly [unknown, string])[] = [
    ['', 'nothing'],
    [' ', 'a space'],
    ['abcdef', 'one character too many'],
    ['👩👩👩👩👩👩', 'one character too many outside the basic plane'],
    [' ab', 'a space before'],
    ['ab ', 'a space after'],
    ['\u00a0ab', 'a no-break space before'],
    ['a\u0000b', 'a NUL'],
    ['a\nb', 'a line feed'],
    ['a\tb', 'a tab'],
    ['a\u007fb', 'a DEL'],
    ['a\u0085b', 'a C1 control'],
    ['a\ud800b', 'half of a surrogate pair'],
    ['и\u0306', 'a letter in two parts (NFD)'],
    [7, 'a number'],
    [['ab'], 'a list'],
    [{}, 'an object'],
    [true, 'a truth value'],
  ];

  it.each(notWords)('%j are not: %s', (words) => {
    expect(faultOf('words', words)).toBe('text');
  });

  it.each(['kz', 'K', 'K1', 'КЗ'])('%s are not where a form is asked for, and the form is told', (code) => {
    expect(checkBody(Everything, { ...everything, code })).toEqual({
      faults: [{ pointer: '/code', code: 'form', message: 'must be two capital letters' }],
    });
  });
});

describe('a whole number', () => {
  it.each([-1, 0, 12, 3.0])('%d is one, both ends included', (number) => {
    expect(faultOf('number', number)).toBeUndefined();
  });

  it.each([-2, 13, 1.5, Number.NaN, Number.POSITIVE_INFINITY, '3', '', [], {}, true])('%p is none', (number) => {
    expect(faultOf('number', number)).toBe('whole-number');
  });
});

describe('yes or no', () => {
  it.each([true, false])('%p is one', (answer) => {
    expect(faultOf('answer', answer)).toBeUndefined();
  });

  it.each(['true', 'no', '', 0, 1, [], {}])('%j is none', (answer) => {
    expect(faultOf('answer', answer)).toBe('yes-no');
  });
});

/** The code of the one fault that the body has when that field has that value; `undefined` where it has none. */
function faultOf(name: string, value: unknown): string | undefined {
  const codes = codesOf(Everything, { ...everything, [name]: value });
  expect(codes.filter((code) => !code.startsWith(`/${name} `))).toEqual([]);
  expect(codes.length).toBeLessThanOrEqual(1);
  return codes[0]?.slice(name.length + 2);
}

function codesOf(type: new () => object, json: unknown): readonly string[] {
  const checked = checkBody(type, json);
  return 'faults' in checked ? checked.faults.map(({ pointer, code }) => `${pointer} ${code}`) : [];
}

function idNumbered(index: number): string {
  return `0192e4a0-7b1c-7000-8000-${String(index).padStart(12, '0')}`;
}

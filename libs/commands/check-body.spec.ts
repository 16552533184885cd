import { describe, expect, it } from '@jest/globals';
import { checkBody } from './check-body.ts';
import { LegalDay, Part, Text, WholeNumber } from './fields.ts';

class Term {
  @WholeNumber({ says: 'Years', min: 0, max: 30 })
  readonly years!: number;

  @WholeNumber({ says: 'Months', min: 0, max: 11, optional: true })
  readonly months?: number;
}

class Verdict {
  @LegalDay({ says: 'Day of the verdict' })
  readonly on!: string;

  @Text({ says: 'Court', max: 10 })
  readonly court!: string;

  @Part(Term, { says: 'Length' })
  readonly term!: Term;

  @Part(Term, { says: 'Length of the ban', optional: true })
  readonly ban?: Term;
}

class Nothing {}

const verdict = { on: '2024-02-01', court: 'Almaty', term: { years: 3 } };

describe('a body that has every field in order', () => {
  it('comes back as an object of its class, and so do its parts', () => {
    const checked = checkBody(Verdict, { ...verdict, ban: { years: 1, months: 6 } });
    expect(checked).toEqual({ body: { ...verdict, ban: { years: 1, months: 6 } } });
    expect('body' in checked && checked.body).toBeInstanceOf(Verdict);
    expect('body' in checked && checked.body.term).toBeInstanceOf(Term);
  });

  it('may be empty where nothing is asked for', () => {
    expect(checkBody(Nothing, {})).toEqual({ body: {} });
  });
});

describe('a body that is not in order', () => {
  it.each([[[]], [[verdict]], ['text'], [''], [7], [true], [null], [undefined]])(
    'is refused as a whole where it is %j and not an object',
    (json) => {
      expect(checkBody(Verdict, json)).toEqual({ faults: [{ pointer: '', code: 'object', message: 'must be a JSON object' }] });
      expect(checkBody(Nothing, json)).toEqual({ faults: [{ pointer: '', code: 'object', message: 'must be a JSON object' }] });
    },
  );

  it('is told every fault at once, each once, with the pointer of its field', () => {
    expect(faultsOf(Verdict, { on: '2023-02-30', term: { months: 12, days: 1 }, judge: 'A' })).toEqual([
      ['/term/days', 'unknown-field'],
      ['/judge', 'unknown-field'],
      ['/on', 'date'],
      ['/court', 'missing'],
      ['/term/years', 'missing'],
      ['/term/months', 'whole-number'],
    ]);
  });

  it.each([null, 'three years', 3, true, [], [{ years: 3 }]])('is told about a part that is %j at the part', (term) => {
    expect(faultsOf(Verdict, { ...verdict, term })).toEqual([['/term', term === null ? 'missing' : 'object']]);
  });

  it('may leave an optional part out and may not send null for it', () => {
    expect(faultsOf(Verdict, { ...verdict, ban: undefined })).toEqual([]);
    expect(faultsOf(Verdict, { ...verdict, ban: null })).toEqual([['/ban', 'object']]);
  });

  it('is told about the parts of an optional part that is there', () => {
    expect(faultsOf(Verdict, { ...verdict, ban: {} })).toEqual([['/ban/years', 'missing']]);
  });
});

describe('a field that nobody asked for', () => {
  it.each([
    ['judge', '/judge'],
    ['', '/'],
    ['a/b', '/a~1b'],
    ['a~b', '/a~0b'],
    ['~1', '/~01'],
    ['a/~b', '/a~1~0b'],
    ['ON', '/ON'],
    ['constructor', '/constructor'],
    ['toString', '/toString'],
    ['hasOwnProperty', '/hasOwnProperty'],
    ['__proto__', '/__proto__'],
  ])('%j is found at %s (RFC 6901)', (name, pointer) => {
    const body: unknown = JSON.parse(JSON.stringify(verdict).replace('{', `{${JSON.stringify(name)}:1,`));
    expect(faultsOf(Verdict, body)).toEqual([[pointer, 'unknown-field']]);
    expect(faultsOf(Nothing, JSON.parse(`{${JSON.stringify(name)}:1}`))).toEqual([[pointer, 'unknown-field']]);
  });

  it('is found in a part as well', () => {
    const body: unknown = JSON.parse('{"on":"2024-02-01","court":"Almaty","term":{"years":3,"a/b":1,"__proto__":{"months":1}}}');
    expect(faultsOf(Verdict, body)).toEqual([
      ['/term/a~1b', 'unknown-field'],
      ['/term/__proto__', 'unknown-field'],
    ]);
  });

  it('changes no prototype', () => {
    checkBody(
      Verdict,
      JSON.parse('{"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}},"term":{"__proto__":{"polluted":true}}}'),
    );
    expect('polluted' in {}).toBe(false);
  });
});

describe('a field that is nested without end', () => {
  it.each(['court', 'term', 'judge'])('is refused at /%s', (name) => {
    const deep: unknown = JSON.parse(`${'['.repeat(100_000)}${']'.repeat(100_000)}`);
    expect(faultsOf(Verdict, { ...verdict, [name]: deep })).toEqual([[`/${name}`, 'depth']]);
  });

  it('is told as what it is while it goes 8 levels deep', () => {
    expect(faultsOf(Verdict, { ...verdict, court: JSON.parse('[[[[[[[[1]]]]]]]]') })).toEqual([['/court', 'text']]);
    expect(faultsOf(Verdict, { ...verdict, court: JSON.parse('[[[[[[[[[1]]]]]]]]]') })).toEqual([['/court', 'depth']]);
  });
});

function faultsOf(type: new () => object, json: unknown): readonly (readonly [string, string])[] {
  const checked = checkBody(type, json);
  return 'faults' in checked ? checked.faults.map(({ pointer, code }) => [pointer, code] as const) : [];
}

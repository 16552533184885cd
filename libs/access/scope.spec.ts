import { describe, expect, it } from '@jest/globals';
import { isWithin, scopeOf, type Place } from './scope.ts';

const almaty = { office: 'P7501' };
const karaganda = { facility: 'F3504' };

describe('what is within the scope of somebody', () => {
  it.each<[string, Place, string, Place, boolean]>([
    ['without a limit', {}, 'a supervision of any office', { office: 'P7102' }, true],
    ['without a limit', {}, 'a stay in any facility', { facility: 'F3504' }, true],
    ['without a limit', {}, 'what belongs to no place', {}, true],
    ['of an office', almaty, 'a supervision of that office', { office: 'P7501' }, true],
    ['of an office', almaty, 'a supervision of another office', { office: 'P7502' }, false],
    ['of an office', almaty, 'a supervision of an office whose code begins like it', { office: 'P75011' }, false],
    ['of an office', almaty, 'a custody stay', { facility: 'F3504' }, false],
    ['of an office', almaty, 'a custody stay in a facility that has the code of the office', { facility: 'P7501' }, false],
    ['of an office', almaty, 'what belongs to no place', {}, false],
    ['of an office', almaty, 'what belongs to that office and to a facility', { office: 'P7501', facility: 'F3504' }, true],
    ['of a facility', karaganda, 'a stay in that facility', { facility: 'F3504' }, true],
    ['of a facility', karaganda, 'a stay in another facility', { facility: 'F3505' }, false],
    ['of a facility', karaganda, 'a supervision', { office: 'P7501' }, false],
    ['of a facility', karaganda, 'what belongs to no place', {}, false],
    ['of both', { ...almaty, ...karaganda }, 'a supervision of that office', { office: 'P7501' }, true],
    ['of both', { ...almaty, ...karaganda }, 'a stay in that facility', { facility: 'F3504' }, true],
    ['of both', { ...almaty, ...karaganda }, 'a stay in another facility', { facility: 'F3505' }, false],
  ])('somebody %s %j: %s %j is within: %s', (_, principal, __, place, within) => {
    expect(isWithin(principal, place)).toBe(within);
  });
});

describe('the scope that a token gives', () => {
  it('is national without a limit', () => {
    expect(scopeOf({})).toEqual({ reach: 'national' });
  });

  it('names no facility where the limit is an office', () => {
    expect(scopeOf(almaty)).toEqual({ reach: 'local', offices: ['P7501'], facilities: [] });
  });

  it('names no office where the limit is a facility', () => {
    expect(scopeOf(karaganda)).toEqual({ reach: 'local', offices: [], facilities: ['F3504'] });
  });
});

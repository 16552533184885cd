/* Two of the journeys once more, with their log in a KurrentDB; all of them: JOURNEYS_LOG=kurrentdb npm test -- dist/test/journeys */
process.env['JOURNEYS_LOG'] = 'kurrentdb';

await import('../journeys/officers-day.spec.ts');
await import('../journeys/whole-term.spec.ts');

export {};

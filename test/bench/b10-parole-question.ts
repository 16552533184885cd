import { fileURLToPath } from 'node:url';
import { evaluateUntyped } from '../../libs/law/evaluate.ts';
import { readCases } from '../../libs/law/read-cases.ts';
import { runCases } from '../../libs/law/run-cases.ts';
import type { Figure } from './figure.ts';
import { OracleFailed } from './oracle-failed.ts';
import { median, shown } from './readings.ts';
import { alone } from './side-by-side.ts';

/** The law's own cases, from the build. */
const folder = fileURLToPath(new URL('../../../libs/law/cases/parole', import.meta.url));

export const paroleQuestion: Figure = {
  id: 'B10',
  what: 'parole question with its receipt, on one core, the cases of the law in turn',
  against: 'nothing: answers a second',
  unit: 'answers/s',
  better: 'larger',
  reach: 20_000,
  measure: async (bench) => {
    const cases = readCases(folder);
    const { failures } = runCases(cases);
    if (failures.length > 0) throw new OracleFailed(`The law answers a case otherwise: ${failures[0] ?? ''}`);
    const questions = cases.flatMap((lawCase) => ('problem' in lawCase || lawCase.question !== 'parole' ? [] : [lawCase]));
    const forMs = bench.quick ? 200 : 3_000;
    const answersPerSecond = async (): Promise<number> => {
      const began = performance.now();
      let receipts = 0;
      while (performance.now() - began < forMs) {
        for (const { question, facts, asOf } of questions) {
          if (evaluateUntyped(question, facts, asOf).receipt.question === 'parole') receipts++;
        }
      }
      return receipts / ((performance.now() - began) / 1000);
    };
    const rounds = await alone(bench, 'B10', answersPerSecond, (rate) => `${shown(rate)} answers/s`);
    return {
      ours: median(rounds),
      other: null,
      ratio: median(rounds),
      spread: { min: Math.min(...rounds), max: Math.max(...rounds) },
    };
  },
};

import { countEverybody, type ScreeningAsked } from '../../apps/worker/screen-everybody.ts';
import { enactAct, type EnactAct } from '../../libs/amnesty/enact-act.ts';
import type { LawNo, ScreeningId } from '../../libs/amnesty/amnesty.events.ts';
import { planScreening } from '../../libs/amnesty/plan-screening.ts';
import { runCommand } from '../../libs/commands/run-command.ts';
import type { CommandId } from '../../libs/event-log/event.ts';
import { pinnedTerms } from '../../libs/population/pinned-terms.ts';
import { screeningProgress } from '../../libs/population/screened-terms.ts';
import type { Figure } from './figure.ts';
import { OracleFailed } from './oracle-failed.ts';
import { sideBySide } from './side-by-side.ts';

const lawNo = '195-viii' as LawNo; // of this figure
const screening: ScreeningAsked = {
  lawNo,
  screeningId: '0192e4a0-7b1c-7000-8000-00000000b110' as ScreeningId, // of this figure
  plannedOn: '2026-11-21',
};

/** As many as a screening reads in one go. */
const readAtOnce = 100;

export const amnestyScreening: Figure = {
  id: 'B11',
  what: 'amnesty screening of every term that is served: read, asked of the law with its receipt, counted and kept',
  against: 'reading those rows',
  unit: 'terms/s',
  better: 'larger',
  reach: 0.2,
  measure: async (bench) => {
    const dataSet = await bench.dataSet();
    const { sources } = dataSet.deployment;
    const { pool } = sources;
    const act: EnactAct = {
      ...{ title: 'On amnesty', enactedOn: '2025-06-23', appliesFrom: '2025-07-05', windowTo: '2026-12-31' },
      ...{ ruleSetAct: 'kz-2025', documentRef: 'publication' },
    };
    const enacted = await runCommand(sources, {
      ...{ command: enactAct, id: lawNo, body: act, actor: 'commission-1', today: '2026-11-21', metadata: {} },
      commandId: '0192e4a0-7b1c-7000-8000-00000000b111' as CommandId, // of this figure
    });
    if (enacted.outcome !== 'recorded' && enacted.outcome !== 'repeated') throw new Error(`The act was not enacted: ${enacted.outcome}`);
    const planned = await runCommand(sources, {
      ...{ command: planScreening, id: lawNo, body: { screeningId: screening.screeningId }, actor: 'commission-1', today: '2026-11-21' },
      ...{ metadata: {}, commandId: '0192e4a0-7b1c-7000-8000-00000000b112' as CommandId }, // of this figure
    });
    if (planned.outcome !== 'recorded' && planned.outcome !== 'repeated') throw new Error(`No screening was planned: ${planned.outcome}`);
    await dataSet.registersUpToLog();
    const watch = { signal: bench.signal };
    const pin = await countEverybody(sources, screening, watch);
    if (pin === undefined) throw new Error('it was stopped');
    return sideBySide(bench, 'B11', {
      ours: async () => {
        await pool.query('DELETE FROM population.screened WHERE pin_id = $1', [screening.screeningId]);
        const began = performance.now();
        await countEverybody(sources, screening, watch);
        const seconds = (performance.now() - began) / 1000;
        const { counted } = await screeningProgress(pool, screening.screeningId);
        if (counted !== pin.terms) throw new OracleFailed(`${String(counted)} of ${String(pin.terms)} terms were counted`);
        return pin.terms / seconds;
      },
      other: async () => {
        const began = performance.now();
        let read = 0;
        for (let from = 0; from < pin.terms; from += readAtOnce) {
          read += (await pinnedTerms(pool, screening.screeningId, { from, to: from + readAtOnce })).length;
        }
        if (read !== pin.terms) throw new OracleFailed(`${String(read)} of ${String(pin.terms)} terms were read`);
        return pin.terms / ((performance.now() - began) / 1000);
      },
      unit: 'terms/s',
    });
  },
};

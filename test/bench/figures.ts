import { appendConcurrent } from './b01-append-concurrent.ts';
import { appendEmmett } from './b02-append-emmett.ts';
import { appendLatency } from './b03-append-latency.ts';
import { appendTens } from './b04-append-tens.ts';
import { httpCommand } from './b05-http-command.ts';
import { rebuildOneRegister } from './b06-rebuild-register.ts';
import { rebuildAllRegisters } from './b07-rebuild-all.ts';
import { visibleInRegister } from './b08-visible.ts';
import { caseloadPage } from './b09-caseload-page.ts';
import { paroleQuestion } from './b10-parole-question.ts';
import { amnestyScreening } from './b11-amnesty-screening.ts';
import { verifyChain } from './b12-verify.ts';
import { loadKurrentdb } from './b14-load-kurrentdb.ts';
import type { Figure } from './figure.ts';

/** Every figure that has its parts by now, in the order of the table. */
export const figures: readonly Figure[] = [
  appendConcurrent,
  appendEmmett,
  appendLatency,
  appendTens,
  httpCommand,
  rebuildOneRegister,
  rebuildAllRegisters,
  visibleInRegister,
  caseloadPage,
  paroleQuestion,
  amnestyScreening,
  verifyChain,
  loadKurrentdb,
];

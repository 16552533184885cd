import type { AnyProcessManager } from '../libs/process-managers/process-manager.ts';

/** What is done without anybody asking for it, because something was recorded: each reacts to facts with commands. */
export const processes: readonly AnyProcessManager[] = [];

import { ReadGate } from '../../libs/projections/read-gate.ts';
import { stopSignal, untilStopped } from '../stop-signal.ts';
import { readConfiguration } from '../configuration.ts';
import { openDeployment, servingStatementMs } from '../deployment.ts';
import { Metrics } from './metrics.ts';
import { Readiness } from './readiness.ts';
import { buildServer, serveDocumentation } from './server.ts';
import { acceptedTokens } from './tokens.ts';

/** The API alone; a worker elsewhere keeps the registers. */
const configuration = readConfiguration(process.env);
const signal = stopSignal();
const deployment = await openDeployment(configuration, (line) => process.stderr.write(`${line}\n`), { statementMs: servingStatementMs });
const { tokens } = await acceptedTokens(configuration);
const gate = new ReadGate({ pool: deployment.sources.pool });
const readiness = new Readiness();
const server = await buildServer({ sources: deployment.sources, tokens, gate, readiness, metrics: new Metrics() });
serveDocumentation(server);
await server.listen(configuration.port, configuration.host);
readiness.ready();
process.stdout.write(`The API answers on ${await server.getUrl()}\n`);
await untilStopped(signal);
readiness.waitFor('stopping');
await server.close();
await gate.close();
await deployment.close();

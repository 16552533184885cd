import { Controller, Get, Header, HttpCode, Inject } from '@nestjs/common';
import { ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import { CallableBy } from '../../libs/platform/access-guard.ts';
import { Problem } from '../../libs/platform/problem.ts';
import { Metrics } from './metrics.ts';
import { Readiness } from './readiness.ts';
import type { Standing } from './standing.ts';

export const STANDING = Symbol('standing');
export const VERSION = '0.1.0';

/** Whether the process lives, whether it can answer, and where log and registers stand. */
@ApiTags('health')
@Controller()
export class HealthController {
  private readonly readiness: Readiness;
  private readonly standing: Standing;
  private readonly metrics: Metrics;

  constructor(@Inject(Readiness) readiness: Readiness, @Inject(STANDING) standing: Standing, @Inject(Metrics) metrics: Metrics) {
    this.readiness = readiness;
    this.standing = standing;
    this.metrics = metrics;
  }

  @Get('health/live')
  @HttpCode(200)
  @CallableBy('everybody')
  @ApiOperation({ operationId: 'health-live', summary: 'The process answers.' })
  live(): object {
    return { status: 'live' };
  }

  @Get('health/ready')
  @HttpCode(200)
  @CallableBy('everybody')
  @ApiOperation({ operationId: 'health-ready', summary: 'The log can be written and the registers are there.' })
  @ApiResponse({ status: 503, description: 'Not yet; `detail` says what is waited for.' })
  async ready(): Promise<object> {
    const { ready, because } = this.readiness.now();
    if (!ready) throw new Problem(503, 'not-ready', `Not ready: ${because}.`, { headers: { 'retry-after': '2' } });
    const unsafe = await this.standing.unsafe().catch(() => ['the database does not answer']);
    if (unsafe.length > 0) throw new Problem(503, 'not-ready', `Not ready: ${unsafe.join('; ')}.`, { headers: { 'retry-after': '2' } });
    return { status: 'ready' };
  }

  @Get('info')
  @CallableBy('any-role')
  @ApiOperation({ operationId: 'info', summary: 'Version, head of the log, how far each register and process manager is behind it.' })
  async info(): Promise<object> {
    const { head, registers, processes } = await this.standing.now();
    const lags = registers.map((lag) => ({ ...lag, position: String(lag.position) }));
    return { version: VERSION, head: String(head), registers: lags, processes };
  }

  @Get('metrics')
  @Header('content-type', 'text/plain; version=0.0.4; charset=utf-8')
  @CallableBy('everybody')
  @ApiOperation({ operationId: 'metrics', summary: 'Prometheus metrics; no personal data in any label.' })
  async metricsPage(): Promise<string> {
    return this.metrics.page(await this.standing.now());
  }
}

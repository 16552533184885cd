import { Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { Standing } from './standing.ts';

/** What an operator watches. Labels are routes, statuses and registers; never ids or names. */
export class Metrics {
  private readonly registry = new Registry();
  private readonly requests = new Counter({
    name: 'qadam_http_requests_total',
    help: 'Requests by method, route and status',
    labelNames: ['method', 'route', 'status'],
    registers: [this.registry],
  });
  private readonly duration = new Histogram({
    name: 'qadam_http_request_seconds',
    help: 'Duration of requests by method and route',
    labelNames: ['method', 'route'],
    buckets: [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5],
    registers: [this.registry],
  });
  private readonly head = new Gauge({ name: 'qadam_log_head', help: 'Position of the last event', registers: [this.registry] });
  private readonly lagEvents = new Gauge({
    name: 'qadam_register_lag_events',
    help: 'Events that a register has not seen',
    labelNames: ['register'],
    registers: [this.registry],
  });
  private readonly lagSeconds = new Gauge({
    name: 'qadam_register_lag_seconds',
    help: 'Age of the first event that a register has not seen',
    labelNames: ['register'],
    registers: [this.registry],
  });
  private readonly stalled = new Gauge({
    name: 'qadam_register_stalled',
    help: '1 where a register has something to fold and has not moved for 30 seconds',
    labelNames: ['register'],
    registers: [this.registry],
  });
  private readonly parkedKeys = new Gauge({
    name: 'qadam_register_parked_keys',
    help: 'Records that a register shows without facts that it could not fold',
    labelNames: ['register'],
    registers: [this.registry],
  });

  private readonly processLag = new Gauge({
    name: 'qadam_process_lag_events',
    help: 'Events that a process manager has not looked at',
    labelNames: ['process'],
    registers: [this.registry],
  });
  private readonly processRefused = new Gauge({
    name: 'qadam_process_refused_requests',
    help: 'Requests of a process manager that were refused',
    labelNames: ['process'],
    registers: [this.registry],
  });

  requestDone(method: string, route: string, status: number, seconds: number): void {
    this.requests.inc({ method, route, status: String(status) });
    this.duration.observe({ method, route }, seconds);
  }

  async page({ head, registers, processes }: Awaited<ReturnType<Standing['now']>>): Promise<string> {
    this.head.set(Number(head));
    for (const { register, events, seconds, stalled, parkedKeys } of registers) {
      this.lagEvents.set({ register }, events);
      this.lagSeconds.set({ register }, seconds);
      this.stalled.set({ register }, stalled ? 1 : 0);
      this.parkedKeys.set({ register }, parkedKeys);
    }
    for (const { process, events, refused } of processes) {
      this.processLag.set({ process }, events);
      this.processRefused.set({ process }, refused);
    }
    return this.registry.metrics();
  }
}

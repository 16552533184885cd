import { Body, Controller, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { checkBody } from '../../libs/commands/check-body.ts';
import { isUuid } from '../../libs/commands/fields.ts';
import { CallableBy } from '../../libs/platform/access-guard.ts';
import { correlationIdOf, headerOf, principalOf, type HttpRequest } from '../../libs/platform/http-request.ts';
import { invalidRequest } from '../../libs/platform/problem.ts';
import { recordVisit } from '../../libs/supervision/record-visit.ts';

/** The other side of B5: the same request as a visit, by the same callers, checked by the same code, and then nothing is done with it. */
@Controller('v1/no-op')
export class NoOpController {
  @Post(`:id/${recordVisit.name}`)
  @CallableBy(recordVisit.by)
  post(@Param('id') id: string, @Body() json: unknown, @Req() request: HttpRequest, @Res() reply: FastifyReply): void {
    const { subject } = principalOf(request);
    const key = headerOf(request, 'idempotency-key');
    if (!isUuid(id) || key === undefined) throw invalidRequest([]);
    const checked = checkBody(recordVisit.body, json ?? {});
    if ('faults' in checked) throw invalidRequest(checked.faults);
    void reply
      .status(201)
      .headers({ etag: '"0"', position: '0', 'x-correlation-id': correlationIdOf(request), 'cache-control': 'no-store' })
      .send({ streamRevision: 0, position: subject.slice(0, 1), events: ['VisitRecorded'] });
  }
}

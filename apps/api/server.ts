import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { DocumentBuilder, SwaggerModule } from '@nestjs/swagger';
import { ApiModule, type ApiParts } from './api.module.ts';
import { VERSION } from './health.controller.ts';
import { refuseUnreadable } from './refuse-unreadable.ts';

const largestBody = 256 * 1024;

/** A route as the HTTP server knows it. */
export interface Route {
  readonly method: string;
  readonly url: string;
}

/**
 * The HTTP server, not yet listening.
 *
 * @param onRoute hears of every route, whoever registers it
 */
export async function buildServer(parts: ApiParts, onRoute: (route: Route) => void = () => undefined): Promise<NestFastifyApplication> {
  const adapter = new FastifyAdapter({
    bodyLimit: largestBody,
    requestTimeout: 15_000,
    onProtoPoisoning: 'error',
    onConstructorPoisoning: 'error',
    clientErrorHandler: refuseUnreadable,
    routerOptions: { maxParamLength: 300 },
  });
  adapter.getInstance().addHook('onRoute', ({ method, url }) => [method].flat().forEach((each) => onRoute({ method: each, url })));
  const app = await NestFactory.create<NestFastifyApplication>(ApiModule.with(parts), adapter, {
    logger: ['error', 'warn'],
    abortOnError: false,
  });
  const { metrics } = parts;
  adapter.getInstance().addHook('onResponse', async (request, reply) => {
    metrics.requestDone(request.method, request.routeOptions.url ?? 'none', reply.statusCode, reply.elapsedTime / 1000);
  });
  return app;
}

/** Adds the OpenAPI description at `/openapi.json` and pages that show it at `/docs`; they say nothing about anybody. */
export function serveDocumentation(app: NestFastifyApplication): void {
  const about = new DocumentBuilder()
    .setTitle('Qadam')
    .setDescription('What happens to a person between a verdict and the end of their punishment: commands, registers, history, reports.')
    .setVersion(VERSION)
    .setOpenAPIVersion('3.1.0')
    .addBearerAuth({ type: 'http', scheme: 'bearer', bearerFormat: 'JWT' }, 'token')
    .addSecurityRequirements('token')
    .build();
  const document = SwaggerModule.createDocument(app, about);
  SwaggerModule.setup('docs', app, document, {
    jsonDocumentUrl: 'openapi.json',
    yamlDocumentUrl: 'openapi.yaml',
    customSiteTitle: 'Qadam API',
  });
}

import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { DocumentBuilder, SwaggerModule, type OpenAPIObject } from '@nestjs/swagger';
import { ApiModule, type ApiParts } from './api.module.ts';
import { VERSION } from './health.controller.ts';

const largestBody = 256 * 1024;

/** The HTTP server, not yet listening. */
export async function buildServer(parts: ApiParts): Promise<NestFastifyApplication> {
  const adapter = new FastifyAdapter({
    bodyLimit: largestBody,
    requestTimeout: 15_000,
    onProtoPoisoning: 'error',
    onConstructorPoisoning: 'error',
    routerOptions: { maxParamLength: 300 },
  });
  const app = await NestFactory.create<NestFastifyApplication>(ApiModule.with(parts), adapter, { logger: ['error', 'warn'], abortOnError: false });
  const { metrics } = parts;
  adapter.getInstance().addHook('onResponse', async (request, reply) => {
    metrics.requestDone(request.method, request.routeOptions.url ?? 'none', reply.statusCode, reply.elapsedTime / 1000);
  });
  const document = describeApi(app);
  SwaggerModule.setup('docs', app, document, { jsonDocumentUrl: 'openapi.json', yamlDocumentUrl: 'openapi.yaml', customSiteTitle: 'Qadam API' });
  return app;
}

function describeApi(app: NestFastifyApplication): OpenAPIObject {
  const about = new DocumentBuilder()
    .setTitle('Qadam')
    .setDescription('What happens to a person between a verdict and the end of their punishment: commands, registers, history, reports.')
    .setVersion(VERSION)
    .setOpenAPIVersion('3.1.0')
    .addBearerAuth({ type: 'http', scheme: 'bearer', bearerFormat: 'JWT' }, 'token')
    .addSecurityRequirements('token')
    .build();
  return SwaggerModule.createDocument(app, about);
}

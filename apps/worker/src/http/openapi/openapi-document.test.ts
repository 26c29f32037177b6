import type { chatPlanResponseSchema } from '@planline/contracts/chat-response';
import { errorCodes } from '@planline/contracts/error-code';
import { Validator } from '@seriousme/openapi-schema-validator';
import Ajv2020 from 'ajv/dist/2020';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { routes } from '../v1/routes';
import { referenceTo } from './components';
import { createOpenApiDocument } from './openapi-document';
import { operationOf } from './operation';

const document = createOpenApiDocument();
const schemas: Record<string, unknown> = document.components.schemas;

function everyReference(part: unknown): string[] {
  if (typeof part !== 'object' || part === null) return [];
  return Object.entries(part).flatMap(([name, value]) =>
    name === '$ref' && typeof value === 'string' ? [value] : everyReference(value),
  );
}

function at(reference: string): unknown {
  const names = reference.slice(2).split('/');
  return names.reduce<unknown>(
    (part, name) => (part as Record<string, unknown> | undefined)?.[name],
    document,
  );
}

describe('the OpenAPI document', () => {
  it('is OpenAPI 3.1', async () => {
    const { valid, errors } = await new Validator().validate(structuredClone(document));
    expect(errors ?? []).toEqual([]);
    expect(valid).toBe(true);
  });

  it('refers to nothing that is not in it', () => {
    const references = everyReference(document);
    expect(references.length).toBeGreaterThan(50);
    expect(references.filter((reference) => at(reference) === undefined)).toEqual([]);
  });

  it('has every route, once', () => {
    const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
    );
    const served = routes.map(
      ({ method, path }) => `${method} /v1${path.replace(/:(\w+)/g, '{$1}')}`,
    );
    expect(operations.sort()).toEqual(served.sort());
    expect(new Set(routes.map((route) => route.operationId)).size).toBe(routes.length);
  });

  it.each(routes)('says in words what $method $path is, takes and answers', (route) => {
    expect(route.summary).toMatch(/\w{2}.*\w{2}/);
    const { parameters, responses } = operationOf(route);
    for (const parameter of parameters) {
      if ('$ref' in parameter) continue;
      expect(parameter.description, parameter.name).toMatch(/\w{2}.*\w{2}/);
    }
    const names = route.path.match(/:\w+/g)?.map((name) => name.slice(1)) ?? [];
    const inPath = parameters.filter((one) => 'in' in one && one.in === 'path');
    expect(inPath.map((one) => ('name' in one ? one.name : ''))).toEqual(names);
    for (const status of ['200', '400', '401', '404', '500']) {
      expect(responses).toHaveProperty(status);
    }
    expect(Object.keys(responses['200'].content)).not.toEqual([]);
  });

  it('has schemas that a validator of JSON Schema 2020-12 takes', () => {
    const ajv = new Ajv2020({ strict: false, validateFormats: false });
    for (const [name, schema] of Object.entries(schemas)) {
      ajv.addSchema({ ...(schema as object), components: { schemas } }, name);
    }
    for (const name of Object.keys(schemas)) expect(ajv.getSchema(name)).toBeDefined();
    const isAnswer = ajv.getSchema('ChatPlanResponse');
    const answer: z.input<typeof chatPlanResponseSchema> = {
      type: 'chat_response',
      subtype: 'success',
      sessionId: 's',
      messageId: 'm',
      timestamp: '2026-11-23T08:00:00.000Z',
      mode: 'general',
      data: { markdown: 'Hello' },
      metadata: {
        duration_ms: 1,
        tokens_used: 0,
        projectContext: { versionId: 'v', lastModified: '2026-11-23T08:00:00.000Z' },
      },
    };
    expect(isAnswer?.(answer)).toBe(true);
    expect(isAnswer?.({ ...answer, surprise: 1 })).toBe(false);
    expect(isAnswer?.({ ...answer, mode: 'song' })).toBe(false);
  });

  it('knows every error code, and refuses a shape without a name', () => {
    expect(schemas.ErrorCode).toMatchObject({ enum: errorCodes });
    expect(() => referenceTo(z.object({}))).toThrow('not named');
  });
});

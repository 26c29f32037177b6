import Fastify from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addApiDocs } from './add-api-docs';
import { createOpenApiDocument } from './openapi-document';

describe('the pages about /v1', () => {
  const app = Fastify();
  beforeAll(() => addApiDocs(app));
  afterAll(() => app.close());

  it('give the document', async () => {
    const answer = await app.inject('/v1/openapi.json');
    expect(answer.headers['content-type']).toContain('application/json');
    expect(answer.json()).toEqual(JSON.parse(JSON.stringify(createOpenApiDocument())));
  });

  it('load nothing from elsewhere and run nothing inline', async () => {
    const page = await app.inject('/v1/docs');
    expect(page.headers['content-type']).toContain('text/html');
    const policy = String(page.headers['content-security-policy']);
    expect(policy).toContain("default-src 'none'; script-src 'self'; style-src 'self';");
    expect(policy).not.toMatch(/unsafe|https?:|\*/);
    expect(page.body).not.toMatch(/https?:|<style|style=|\son\w+=|<script(?! src=)/);
    const addresses = [...page.body.matchAll(/(?:src|href)="(?!data:)([^"]+)"/g)];
    expect(addresses).toHaveLength(3);
    for (const [, address] of addresses) {
      const file = await app.inject(new URL(address ?? '', 'http://worker/v1/docs').pathname);
      expect(file.statusCode).toBe(200);
      expect(file.headers['x-content-type-options']).toBe('nosniff');
      expect(file.headers['content-type']).toMatch(/^text\/(css|javascript)/);
      expect(file.rawPayload.length).toBeGreaterThan(50);
    }
  });
});
